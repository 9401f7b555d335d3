package com.smallbiz.bootstrap.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page at {@code /docs}, as somebody sees it in a browser. */
class DocsPageTest {

  private static Browser browser;
  private static RunningSystem system;

  @BeforeAll
  static void start() {
    browser = Browser.start();
    system = RunningSystem.start();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    if (system != null) {
      system.close();
    }
  }

  @Test
  void showsEveryOperationAndTriesOneOutUnderItsPolicy() {
    var elsewhere = new CopyOnWriteArrayList<String>();
    Page page = browser.open("about:blank");
    page.onRequest(
        request -> {
          if (!request.url().startsWith(system.url()) && !request.url().startsWith("data:")) {
            elsewhere.add(request.url());
          }
        });

    var response = page.navigate(system.url() + "/docs");
    assertThat(response.headerValue("content-security-policy"))
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
    assertThat(page.locator(".opblock")).hasCount(operations());

    Locator health = page.locator("#operations-Health-getHealth");
    health.locator(".opblock-summary-control").click();
    health.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Try it out")).click();
    health.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Execute")).click();
    assertThat(health.locator(".live-responses-table")).containsText("\"ok\": true");

    assertThat(browser.complaints()).isEmpty();
    assertThat(elsewhere).isEqualTo(List.of());
  }

  private static int operations() {
    return (int)
        system
            .api
            .get("/openapi.json")
            .body()
            .path("paths")
            .valueStream()
            .mapToLong(item -> item.size())
            .sum();
  }
}
