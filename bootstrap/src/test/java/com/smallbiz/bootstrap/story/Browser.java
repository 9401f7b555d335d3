package com.smallbiz.bootstrap.story;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The Chromium that is installed on this machine, without a window. Where there is none, tests that
 * ask for it are skipped, but not where {@code CI} is set.
 */
public final class Browser implements AutoCloseable {

  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  /** What a page shows in the end, it may show late on a busy machine. */
  private static final double PATIENCE_MILLIS = 20_000;

  /** A browser that talks to nobody by itself. */
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;
  private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());

  private Browser(Path executable) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setHeadless(true)
                    .setArgs(ARGUMENTS));
  }

  public static Browser start() {
    Path executable =
        PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst().orElse(null);
    assumeTrue(executable != null || System.getenv("CI") != null, "no Chromium is installed");
    if (executable == null) {
      throw new AssertionError("no Chromium is installed at any of " + PLACES);
    }
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    return new Browser(executable);
  }

  /** A new page that remembers nothing of others. What goes wrong on it is a complaint. */
  public Page open(String url) {
    Page page = newPage(new com.microsoft.playwright.Browser.NewContextOptions());
    page.navigate(url);
    return page;
  }

  /**
   * A new page that remembers nothing of others, and has not gone anywhere yet.
   *
   * @param options such as how wide it is
   */
  public Page newPage(com.microsoft.playwright.Browser.NewContextOptions options) {
    Page page = chromium.newContext(options).newPage();
    page.onConsoleMessage(
        message -> {
          if (Stream.of("error", "warning").anyMatch(message.type()::equals)) {
            complaints.add(message.text() + " at " + message.location());
          }
        });
    page.onPageError(complaints::add);
    page.onRequestFailed(request -> complaints.add("no answer to " + request.url()));
    return page;
  }

  /**
   * What pages wrote to the console as errors and warnings, refusals of the policy among them, each
   * with the address of what it is about.
   */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    playwright.close();
  }
}
