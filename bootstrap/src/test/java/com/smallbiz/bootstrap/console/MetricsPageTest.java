package com.smallbiz.bootstrap.console;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MetricsPageTest {

  private static ConsoleSite site;

  @BeforeAll
  static void startAndRunSomeJobs() {
    site = ConsoleSite.start();
    site.system.servers.external.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(422)));
    ping();
    ping();
    String order =
        site.system
            .api
            .post(
                "/api/v1/orders",
                "{\"customer_name\":\"Ada\",\"line_items\":"
                    + "[{\"description\":\"Mug\",\"quantity\":1,\"unit_price_cents\":1}]}")
            .body()
            .path("id")
            .asString();
    site.system.api.post("/api/v1/orders/" + order + "/sync");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> count("succeeded").equals("2") && count("failed").equals("1"));
  }

  @AfterAll
  static void stop() {
    if (site != null) {
      site.close();
    }
  }

  @Test
  void tellsOfEachTypeHowItRan() {
    Page page = site.open("/admin/metrics");

    Locator pings = page.locator("tbody tr", new Page.LocatorOptions().setHasText("ping"));
    assertThat(pings.locator("td").first()).hasText("2");
    Locator syncs = page.locator("tbody tr", new Page.LocatorOptions().setHasText("sync_order"));
    assertThat(syncs.locator("td").nth(2)).hasText("100.0 %");
    assertThat(syncs.locator("td").nth(4)).hasText(Pattern.compile("\\d+(\\.\\d)? m?s"));
    assertThat(page.locator("[data-chart=runs] canvas")).isVisible();
    ConsoleSite.assertNoBarriers(page);

    syncs.getByText("sync_order").click();
    assertThat(page.locator("h1")).hasText("Metrics of sync_order");
    assertThat(page.locator("[data-chart=histogram] canvas")).isVisible();
    page.locator("#histogram ~ details summary").click();
    assertThat(page.locator("#histogram ~ details tbody")).containsText("1");
    ConsoleSite.assertNoBarriers(page);

    page.getByText("72 hours").click();
    assertThat(page.locator(".cards")).containsText("1 runs");
    site.assertNoComplaints();
  }

  @Test
  void drawsWhatFinishesRightNow() {
    Page page = site.open("/admin");
    Locator live = page.locator("[data-chart=live]");
    assertThat(live.locator("canvas")).isVisible();
    page.locator("[data-live-interval]").selectOption("1");

    assertThat(live).hasAttribute("data-points", Pattern.compile("[1-9]\\d*"));
    ping();
    assertThat(page.locator("[data-live-words]")).containsText("1 finished and 0 failed");
    assertThat(page.locator(".card", new Page.LocatorOptions().setHasText("finished")))
        .containsText(Pattern.compile("[3-9]"));
    site.assertNoComplaints();
  }

  @Test
  void showsTheHistoryAndRemembersTheInterval() {
    Page page = site.open("/admin");
    page.locator("[data-live-interval]").selectOption("10");
    page.getByText("6 months").click();

    assertThat(page.locator("#history [aria-pressed=true]")).hasText("6 months");
    assertThat(page.locator("#history canvas")).isVisible();
    assertThat(page.locator("#history details tbody tr")).hasCount(1);
    page.reload();
    assertThat(page.locator("[data-live-interval]")).hasValue("10");
    site.assertNoComplaints();
  }

  @Test
  void isDrawnAnewInTheDark() {
    Page page = site.open("/admin/metrics");
    Locator canvas = page.locator("[data-chart=runs] canvas");
    assertThat(canvas).isVisible();
    Object light = canvas.evaluate("it => it.toDataURL()");

    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));

    assertThat(canvas).isVisible();
    await()
        .untilAsserted(
            () -> assertThat(canvas.evaluate("it => it.toDataURL()")).isNotEqualTo(light));
  }

  private static void ping() {
    site.system.api.post("/jobs/ping", "{}");
  }

  private static String count(String column) {
    return site.system.servers.text(
        "SELECT coalesce(sum(%s), 0) FROM job_statistics WHERE resolution = 'day'"
            .formatted(column));
  }
}
