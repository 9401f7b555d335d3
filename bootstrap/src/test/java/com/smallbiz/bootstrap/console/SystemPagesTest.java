package com.smallbiz.bootstrap.console;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.smallbiz.bootstrap.story.Servers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Recurring jobs, and the panel about the servers. */
class SystemPagesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofSeconds(2);

  private static ConsoleSite site;
  private static Servers servers;

  @BeforeAll
  static void start() {
    site = ConsoleSite.start();
    servers = site.system.servers;
  }

  @AfterAll
  static void stop() {
    if (site != null) {
      site.close();
    }
  }

  @Test
  void aRecurringJobIsRunNowPausedAndResumed() {
    Page page = site.open("/admin/recurring");
    assertThat(page.locator("tbody tr")).containsText("every day at 03:00");
    assertThat(page.locator("tbody tr")).containsText("UTC");
    assertThat(page.locator("tbody .badge")).hasCount(0);
    assertThat(page.locator(".empty")).hasCount(0);
    ConsoleSite.assertNoBarriers(page);

    String before = lastJob();
    page.getByLabel("Run clean-up now").click();
    page.waitForURL("**/admin/recurring?done=*");
    await().atMost(PATIENCE).until(() -> !lastJob().equals(before));
    String job = lastJob();
    await()
        .atMost(PATIENCE)
        .until(() -> site.system.api.get("/api/v1/jobs/" + job).text("state").equals("succeeded"));
    page.reload();
    assertThat(page.locator("tbody a[href='/admin/jobs/" + job + "']")).hasCount(1);

    page.getByLabel("Pause clean-up").click();
    assertThat(page.locator("tbody .badge")).hasText("paused");
    assertThat(recurring("paused")).isEqualTo("t");
    servers.sql("UPDATE recurring_jobs SET next_run_at = now() - interval '1 hour'");

    page.getByLabel("Run clean-up now").click();
    await().atMost(PATIENCE).until(() -> !lastJob().equals(job));
    String second = lastJob();
    servers.sql("UPDATE recurring_jobs SET next_run_at = now() - interval '1 hour'");

    page.reload();
    page.getByLabel("Resume clean-up").click();
    assertThat(page.getByLabel("Pause clean-up")).hasCount(1);
    assertThat(recurring("NOT paused AND next_run_at > now()")).isEqualTo("t");
    assertThat(lastJob()).isEqualTo(second);
    site.assertNoComplaints();
  }

  @Test
  void thePanelTellsOfTheServersAndWhenOneIsAway() {
    Page page = site.open("/admin");
    String panel = panel(page);
    assertThat(panel).contains("PostgreSQL", "Connections", "Read from memory");
    assertThat(panel).contains("Redis", "noeviction", "Operations").doesNotContain("cannot");

    servers.redis.stop();
    try {
      long start = System.nanoTime();
      assertThat(panel(page)).contains("Redis cannot be reached", "Read from memory");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
      ConsoleSite.assertNoBarriers(page);
    } finally {
      servers.redis.restart();
    }
    await().atMost(PATIENCE).until(() -> panel(page).contains("noeviction"));
    site.assertNoComplaints();
  }

  @Test
  void thePanelTellsThatTheExternalSystemIsLeftAlone() {
    Page page = site.open("/admin");
    await().atMost(PATIENCE).until(() -> panel(page).contains("All calls go through"));

    servers.external.stubFor(post(urlEqualTo("/orders")).willReturn(serviceUnavailable()));
    String order = "";
    for (int i = 0; i < 25; i++) {
      order =
          site.system.api.post("/api/v1/orders", "{\"customer_name\":\"Ada\"}").header("Location");
      site.system.api.post(order + "/sync");
    }

    await().atMost(PATIENCE).until(() -> panel(page).contains("fail in 1 of 1 processes"));
    ConsoleSite.assertNoBarriers(page);
    Page ofOrder = site.open(order.replace("/api/v1", "/admin"));
    assertThat(ofOrder.locator("#left-alone")).containsText("calls to it are held back");
  }

  /** As the overview loads it. */
  private static String panel(Page page) {
    return (String)
        page.evaluate(
            """
            async () => {
              document.getElementById('probe')?.remove();
              const answer = await fetch('/admin/panels/system');
              const probe = document.createElement('div');
              probe.id = 'probe';
              probe.innerHTML = await answer.text();
              document.querySelector('main').append(probe);
              return probe.textContent;
            }""");
  }

  /** Nothing before the first run. */
  private static String lastJob() {
    return recurring("coalesce(last_job_id::text, '')");
  }

  private static String recurring(String what) {
    return servers.text("SELECT " + what + " FROM recurring_jobs WHERE name = 'clean-up'");
  }
}
