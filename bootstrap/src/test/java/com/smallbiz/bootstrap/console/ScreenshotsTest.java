package com.smallbiz.bootstrap.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pictures of the console: in {@code target/screenshots} each time, and with {@code
 * -Dscreenshots=write} in {@code docs/screenshots} too, where the README has them from.
 */
class ScreenshotsTest {

  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final Path SHOWN = Path.of("..", "docs", "screenshots");

  private static final int LIVE_POINTS = 40;

  private static ConsoleSite site;

  @BeforeAll
  static void start() throws IOException {
    site = ConsoleSite.start();
    SampleData.insert(site.system.servers);
    Files.createDirectories(PICTURES);
  }

  @AfterAll
  static void stop() {
    if (site != null) {
      site.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "overview, /admin, light",
    "overview-dark, /admin, dark",
    "dead, /admin/dead, light",
    "job, /admin/jobs/{id}, light",
    "metrics, /admin/metrics/sync_order?window=24h, light"
  })
  void showTheConsole(String name, String path, String theme) throws IOException {
    NewContextOptions options = theme.equals("dark") ? ConsoleSite.dark() : new NewContextOptions();
    String job = site.system.servers.text("SELECT id FROM jobs WHERE state = 'dead' LIMIT 1");

    Page page = site.open(path.replace("{id}", job), options.setViewportSize(1280, 800));
    assertThat(page.locator("h1")).isVisible();
    assertThat(page.locator("[data-live][aria-busy]")).hasCount(0);
    if (path.equals("/admin")) {
      watchForAWhile(page);
    }
    // All of it, without the page being scrolled.
    page.setViewportSize(1280, (int) page.evaluate("document.documentElement.scrollHeight"));
    Path picture = PICTURES.resolve(name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(picture));

    if (System.getProperty("screenshots", "").equals("write")) {
      Files.createDirectories(SHOWN);
      Files.copy(
          picture, SHOWN.resolve(picture.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Until the live chart, which has a point each two seconds, shows jobs finish and some fail. */
  private static void watchForAWhile(Page page) {
    page.clock().install();
    page.reload();
    Locator chart = page.locator("[data-chart=live]");
    for (int point = 1; point <= LIVE_POINTS; point++) {
      SampleData.finishJobs(site.system.servers, point);
      String drawn = String.valueOf(point);
      await()
          .until(
              () -> {
                page.clock().runFor(500);
                return drawn.equals(chart.getAttribute("data-points"));
              });
    }
  }
}
