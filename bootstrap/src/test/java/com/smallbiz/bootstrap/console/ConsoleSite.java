package com.smallbiz.bootstrap.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.smallbiz.bootstrap.story.Browser;
import com.smallbiz.bootstrap.story.RunningSystem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The whole application with its console, on real servers, and a browser to look at it. */
final class ConsoleSite implements AutoCloseable {

  static final String USER = "ada";
  static final String PASSWORD = "seventeen brass buttons";

  private static final String AXE = resource("/axe.min.js");

  final Browser browser;
  final RunningSystem system;
  private final List<String> violations = new CopyOnWriteArrayList<>();
  private final List<String> elsewhere = new CopyOnWriteArrayList<>();

  private ConsoleSite(Browser browser, RunningSystem system) {
    this.browser = browser;
    this.system = system;
  }

  /** Skips the test where no browser is installed. */
  static ConsoleSite start() {
    return start(Map.of());
  }

  /**
   * @param settings environment variables that differ from the usual ones
   */
  static ConsoleSite start(Map<String, String> settings) {
    Browser browser = Browser.start();
    var environment = new HashMap<String, String>();
    environment.put("SMALLBIZ_CONSOLE_USER", USER);
    environment.put("SMALLBIZ_CONSOLE_PASSWORD", PASSWORD);
    environment.putAll(settings);
    try {
      return new ConsoleSite(browser, RunningSystem.start(environment));
    } catch (RuntimeException failure) {
      browser.close();
      throw failure;
    }
  }

  String url(String path) {
    return system.url() + path;
  }

  /** A page of the console, seen by its first operator. */
  Page open(String path) {
    return open(path, new NewContextOptions());
  }

  /**
   * A page of the console, seen by its first operator in a browser of some kind: {@link #phone},
   * {@link #dark}.
   */
  Page open(String path, NewContextOptions options) {
    Page page = browser.newPage(options);
    page.exposeFunction("tellViolation", found -> violations.add(String.valueOf(found[0])));
    page.addInitScript(
        "document.addEventListener('securitypolicyviolation', it =>"
            + " tellViolation(it.violatedDirective + ' ' + it.blockedURI + ' on ' + location))");
    page.onRequest(
        request -> {
          if (!request.url().startsWith(system.url()) && !request.url().startsWith("data:")) {
            elsewhere.add(request.url());
          }
        });
    page.navigate(url(path));
    if (page.locator("input[name=password]").count() > 0) {
      logIn(page);
      if (!page.url().equals(url(path))) {
        page.navigate(url(path));
      }
    }
    return page;
  }

  /** The width of a small phone, held upright. */
  static NewContextOptions phone() {
    return new NewContextOptions().setViewportSize(390, 844).setHasTouch(true).setIsMobile(true);
  }

  static NewContextOptions dark() {
    return new NewContextOptions().setColorScheme(ColorScheme.DARK);
  }

  private static void logIn(Page page) {
    page.getByLabel("Name").fill(USER);
    page.getByLabel("Password").fill(PASSWORD);
    page.locator("form button.primary").click();
    page.waitForURL(it -> !it.contains("/admin/login"));
  }

  /**
   * What a reader with a screen reader or a keyboard would stumble over, by axe's rules, in the
   * light and in the dark.
   */
  static void assertNoBarriers(Page page) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(
          new Page.EmulateMediaOptions()
              .setColorScheme(scheme)
              .setReducedMotion(ReducedMotion.REDUCE));
      assertNoBarriers(page, scheme);
    }
  }

  private static void assertNoBarriers(Page page, ColorScheme scheme) {
    // Not added as a script: the page's policy would rightly refuse it.
    page.evaluate(AXE);
    Object found =
        page.evaluate(
            """
            async () => {
              const { violations, passes } = await axe.run({ resultTypes: ["violations"] });
              const barriers = violations
                .filter((it) => ["serious", "critical"].includes(it.impact))
                .map((it) => it.id + ": " + it.nodes.map((node) => node.html).join(" | "));
              return passes.some((it) => it.id === "color-contrast")
                ? barriers : [...barriers, "color-contrast: no text was legible, as far as axe sees"];
            }
            """);
    assertThat((List<?>) found).as("barriers on %s, %s", page.url(), scheme).isEmpty();
  }

  /** Nothing went wrong on any page so far, and none broke its policy. */
  void assertNoComplaints() {
    assertThat(violations).as("refusals of the policy").isEmpty();
    assertThat(elsewhere).as("requests that leave the site").isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Override
  public void close() {
    browser.close();
    system.close();
  }

  private static String resource(String name) {
    try (InputStream file = ConsoleSite.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
