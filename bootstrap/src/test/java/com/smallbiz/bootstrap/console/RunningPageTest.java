package com.smallbiz.bootstrap.console;

import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.smallbiz.bootstrap.ApplicationProcess;
import com.smallbiz.bootstrap.story.Servers;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The console is in one process, and the work in another. */
class RunningPageTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A beat comes every five seconds, and so does what is new on the page. */
  private static final LocatorAssertions.HasTextOptions BY_ITSELF =
      new LocatorAssertions.HasTextOptions().setTimeout(20_000);

  private static ConsoleSite site;
  private static Servers servers;

  @BeforeAll
  static void start() {
    site = ConsoleSite.start(Map.of("SMALLBIZ_ROLES", "web"));
    servers = site.system.servers;
  }

  @AfterAll
  static void stop() {
    if (site != null) {
      site.close();
    }
  }

  @Test
  void whereNobodyWorksItSaysSoAndWhatToDo() {
    Page page = site.open("/admin/running");

    assertThat(page.locator(".notice.warn")).containsText("SMALLBIZ_ROLES=worker");
    assertThat(page.locator("tr[data-process]")).hasCount(1);
    assertThat(page.locator("tr[data-process]")).containsText("serves this page");
    page.getByLabel("Stop process").click();
    assertThat(page.locator("#confirm-question")).containsText("the very process that serves");
    page.locator("#confirm button[value=no]").click();
    assertThat(servers.text("SELECT wish FROM processes")).isEqualTo("none");
    ConsoleSite.assertNoBarriers(page);
    site.assertNoComplaints();
  }

  @Test
  void aWorkerIsQuietedAndStopped() throws Exception {
    servers.external.stubFor(
        post(urlEqualTo("/orders"))
            .willReturn(jsonResponse("{\"external_id\":\"EXT-1\"}", 201).withFixedDelay(9_000)));
    Map<String, String> environment = servers.environment();
    environment.put("SMALLBIZ_ROLES", "worker");

    try (var worker = ApplicationProcess.start(environment)) {
      worker.ports(PATIENCE);
      String order =
          site.system.api.post("/api/v1/orders", "{\"customer_name\":\"Ada\"}").header("Location");
      site.system.api.post(order + "/sync");
      awaitText("SELECT count(*) FROM processes WHERE busy = 1", "1");

      Page page = site.open("/admin/running");
      Locator row = page.locator("tr[data-process]").filter(with("integrations: 10"));
      assertThat(row).containsText("1 of 20");
      assertThat(page.locator("tbody a[href^='/admin/jobs/']")).hasCount(1);
      assertThat(page.locator(".empty, .notice.warn")).hasCount(0);
      ConsoleSite.assertNoBarriers(page);

      row.getByLabel("Quiet process").click();
      page.locator("#confirm-yes").click();
      page.waitForURL("**/admin/running?done=*");
      awayFrom(page);
      assertThat(row.locator(".badge")).hasText("quiet", BY_ITSELF);
      assertThat(page.locator(".notice.warn")).containsText("All processes that work are quiet");
      assertThat(servers.text("SELECT count(*) FROM processes WHERE quiet_since IS NOT NULL"))
          .isEqualTo("1");

      String ping =
          site.system.api.post("/jobs/ping", "{\"message\":\"hello\"}").header("Location");
      await()
          .atMost(PATIENCE)
          .until(() -> site.system.api.get(order).text("sync_status").equals("synced"));
      assertThat(site.system.api.get(ping).text("state")).isEqualTo("enqueued");

      page.reload();
      row.getByLabel("Stop process").click();
      page.locator("#confirm-yes").click();
      page.waitForURL("**/admin/running?done=*");
      awayFrom(page);
      assertThat(worker.ended(PATIENCE)).isTrue();
      assertThat(worker.exitCode()).isZero();
      assertThat(servers.text("SELECT count(*) FROM processes")).isEqualTo("1");
      assertThat(page.locator(".notice.warn"))
          .containsText(
              "No process works", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
      assertThat(site.system.api.get(ping).text("state")).isEqualTo("enqueued");
    }
    site.assertNoComplaints();
  }

  @Test
  void allAreQuietedAtOnceAndOneThatWasKilledIsGone() throws IOException, InterruptedException {
    Map<String, String> environment = servers.environment();
    environment.put("SMALLBIZ_ROLES", "worker");
    try (var worker = ApplicationProcess.start(environment)) {
      worker.ports(PATIENCE);
      awaitText("SELECT count(*) FROM processes", "2");
      Page page = site.open("/admin/running");
      page.getByText("Quiet all").click();
      assertThat(page.locator("#confirm-question")).containsText("the one process that works");
      // What is new does not take the place of what the question is about.
      page.evaluate("htmx.ajax('GET', '/admin/running/live', '[data-live]')");
      page.locator("#confirm-yes").click();
      page.waitForURL("**/admin/running?done=*");
      awaitText("SELECT count(*) FROM processes WHERE quiet_since IS NOT NULL", "1");
      worker.kill();
    }
    servers.sql(
        "UPDATE processes SET last_beat_at = now() - interval '1 minute' WHERE roles = '{worker}'");

    Page page = site.open("/admin/running");

    Locator row = page.locator("tr[data-process]").filter(with("integrations: 10"));
    assertThat(row.locator(".badge")).hasText("gone");
    assertThat(row.getByRole(AriaRole.BUTTON)).hasCount(0);
    ConsoleSite.assertNoBarriers(page);
    servers.sql("DELETE FROM processes WHERE roles = '{worker}'");
  }

  private static Locator.FilterOptions with(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  /** What is pointed at does not change. */
  private static void awayFrom(Page page) {
    page.mouse().move(0, 0);
  }

  private static void awaitText(String query, String expected) {
    await().atMost(PATIENCE).until(() -> servers.text(query).equals(expected));
  }
}
