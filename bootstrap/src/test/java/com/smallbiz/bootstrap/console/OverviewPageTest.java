package com.smallbiz.bootstrap.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OverviewPageTest {

  private static ConsoleSite site;

  @BeforeAll
  static void start() {
    site = ConsoleSite.start();
  }

  @AfterAll
  static void stop() {
    if (site != null) {
      site.close();
    }
  }

  @Test
  void isWhereTheConsoleBegins() {
    Page page = site.open("/admin");

    assertThat(page).hasTitle("Overview · Small Biz");
    assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.HEADING).first())
        .hasText("Overview");
    page.screenshot(
        new Page.ScreenshotOptions().setPath(java.nio.file.Path.of("target", "overview.png")));
    ConsoleSite.assertNoBarriers(page);
    site.assertNoComplaints();
  }
}
