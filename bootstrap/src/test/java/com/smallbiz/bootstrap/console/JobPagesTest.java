package com.smallbiz.bootstrap.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.port.in.EnqueuePing;
import com.smallbiz.application.port.in.EnqueuePingCommand;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The pages of one job and of the queues, on one site. */
class JobPagesTest {

  private static final String SECRET = "correct horse battery staple";
  private static final String HOSTILE = "<script>alert(1)</script><b>bold</b> [[${7*7}]]";
  private static final String ORDER_ID = "01900000-0000-7000-8000-0000000000aa";
  private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
  private static final Duration SOON = Duration.ofSeconds(20);

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

  @Nested
  class OfAJob {

    @Test
    void tellsWhyItIsDeadAndWhatBecameOfEachAttempt() {
      Page page = site.open("/admin/jobs/" + deadPing());

      assertThat(page).hasTitle("Job ping · Small Biz");
      assertThat(badge(page)).hasText("dead");
      assertThat(page.locator(".notice.bad")).containsText(HOSTILE);
      Locator attempts = page.locator("tbody tr");
      assertThat(attempts).hasCount(3);
      assertThat(attempts.nth(0)).containsText("1.5 s");
      assertThat(attempts.nth(2)).containsText("external_unavailable");
      assertThat(attempts.nth(2)).containsText(HOSTILE);
      assertThat(page.locator(".facts").first()).containsText("3 of 25");
      assertThat(page.locator("main")).containsText("request-of-ada");
      assertThat(page.locator("main")).containsText(TRACE_ID);
      ConsoleSite.assertNoBarriers(page);
      site.assertNoComplaints();
    }

    @Test
    void keepsArgumentsFromTheBrowserThatNobodyIsToSee() {
      String path = "/admin/jobs/" + deadPing();
      Page page = site.open(path);

      assertThat(page.locator("#arguments")).containsText("\"message\" : redacted");
      assertThat(get(page, path).text()).contains("redacted").doesNotContain(SECRET);
    }

    @Test
    void retriesItAndShowsByItselfHowItEnds() {
      UUID id = deadPing();
      Page page = site.open("/admin/jobs/" + id);

      button(page, "Retry").click();
      page.mouse().move(0, 0);

      await().atMost(SOON).until(() -> state(id).equals("succeeded"));
      assertThat(badge(page))
          .hasText("finished", new LocatorAssertions.HasTextOptions().setTimeout(20_000));
      assertThat(page.locator("tbody tr").last()).containsText("finished");
      assertThat(button(page, "Retry")).hasCount(0);
      site.assertNoComplaints();
    }

    @Test
    void killsItWhenThatIsConfirmedAndNotBefore() {
      UUID id = pingInAnHour();
      Page page = site.open("/admin/jobs/" + id);
      assertThat(button(page, "Run now")).isVisible();

      button(page, "Kill").click();
      page.getByText("Leave it").click();
      assertThat(page.locator("dialog")).isHidden();
      assertThat(state(id)).isEqualTo("scheduled");

      confirmed(page, "Kill");
      assertThat(badge(page)).hasText("dead");
      assertThat(state(id)).isEqualTo("dead");
      site.assertNoComplaints();
    }

    @Test
    void deletesItAndSaysWhereItMayHaveGone() {
      UUID id = pingInAnHour();
      Page page = site.open("/admin/jobs/" + id);

      confirmed(page, "Delete");

      assertThat(page.locator("h1")).hasText("Queues");
      assertThat(count("jobs WHERE id = '%s'".formatted(id))).isZero();
      APIResponse gone = get(page, "/admin/jobs/" + id);
      assertThat(gone.status()).isEqualTo(404);
      assertThat(gone.text()).contains("shown for a day");
      site.assertNoComplaints();
    }

    @Test
    void leadsToTheOrderThatItSyncs() {
      UUID id = UUID.randomUUID();
      insertJob(
          id,
          "unheard_of",
          "unworked",
          "state='enqueued'; unique_key='order-sync:" + ORDER_ID + "'");
      Page page = site.open("/admin/jobs/" + id);

      assertThat(page.locator("a[href='/admin/orders/" + ORDER_ID + "']")).hasText("…000000aa");
    }
  }

  @Nested
  class OfTheQueues {

    @Test
    void pausesOneForAllWorkersAndResumesIt() {
      Page page = site.open("/admin/queues");
      ConsoleSite.assertNoBarriers(page);

      confirmed(page, "Pause default");
      assertThat(button(page, "Resume default")).isVisible();
      assertThat(count("queues WHERE name = 'default'")).isEqualTo(1);
      await().atMost(SOON).until(this::aPingWaits);
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("default").setExact(true))
          .click();
      assertThat(page.locator("h1")).containsText("paused");
      assertThat(page.locator("tbody tr").first()).containsText("ping");
      ConsoleSite.assertNoBarriers(page);

      page.navigate(site.url("/admin/queues"));
      button(page, "Resume default").click();
      assertThat(button(page, "Pause default")).isVisible();
      await()
          .atMost(SOON)
          .until(() -> count("jobs WHERE queue = 'default' AND state = 'enqueued'") == 0);
      assertThat(count("queues")).isZero();
      site.assertNoComplaints();
    }

    @Test
    void leafsThroughWhatWaitsAndFiltersItByType() {
      for (int i = 0; i < 52; i++) {
        insertJob(UUID.randomUUID(), i == 0 ? "rare" : "bulk", "<b>reports", "state='enqueued'");
      }
      Page page = site.open("/admin/queues/%3Cb%3Ereports");
      Locator rows = page.locator("tbody tr");

      assertThat(rows).hasCount(50);
      page.getByText("Next page").click();
      assertThat(rows).hasCount(2);
      page.getByLabel("Type").selectOption("rare");
      button(page, "Search").click();
      assertThat(rows).hasCount(1);
      assertThat(page.getByLabel("Type")).hasValue("rare");
      page.navigate(site.url("/admin/queues/%3Cb%3Ereports?type=%3Ci%3Enone"));
      assertThat(page.locator(".empty")).containsText("No job waits here");
      assertThat(get(page, "/admin/queues/nowhere").status()).isEqualTo(404);
      site.assertNoComplaints();
    }

    @Test
    void pausesOneOnItsOwnPageAndStaysThere() {
      insertJob(UUID.randomUUID(), "bulk", "<i>mail", "state='enqueued'");
      Page page = site.open("/admin/queues/%3Ci%3Email");

      confirmed(page, "Pause <i>mail");
      assertThat(page.locator("h1")).containsText("paused");
      assertThat(page).hasTitle("Queue <i>mail · Small Biz");
      ConsoleSite.assertNoBarriers(page);

      button(page, "Resume <i>mail").click();
      assertThat(button(page, "Pause <i>mail")).isVisible();
      assertThat(page).hasTitle("Queue <i>mail · Small Biz");
      site.assertNoComplaints();
    }

    @Test
    void keepsTheButtonWithinAPhone() {
      Page page = site.open("/admin/queues", ConsoleSite.phone());

      var button = button(page, "Pause default").boundingBox();

      assertThat(button.x).isPositive();
      assertThat(button.x + button.width).isLessThanOrEqualTo(390);
    }

    private boolean aPingWaits() {
      var origin = new Origin("request-1", "00-1-2-01");
      JobId id =
          site.system
              .part(EnqueuePing.class)
              .enqueue(new EnqueuePingCommand("hello", origin))
              .jobId();
      long start = System.nanoTime();
      await().atMost(SOON).until(() -> System.nanoTime() - start > 1_000_000_000L);
      return state(id.value()).equals("enqueued");
    }
  }

  private static Locator badge(Page page) {
    return page.locator("h1 .badge");
  }

  private static Locator button(Page page, String name) {
    return page.locator("main")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private static void confirmed(Page page, String name) {
    button(page, name).click();
    page.locator("#confirm-yes").click();
  }

  private static APIResponse get(Page page, String path) {
    return page.request().get(site.url(path));
  }

  private static String state(UUID id) {
    return site.system.servers.text("SELECT state FROM jobs WHERE id = '%s'".formatted(id));
  }

  private static long count(String rows) {
    return Long.parseLong(site.system.servers.text("SELECT count(*) FROM " + rows));
  }

  /** It failed three times, the last time for good. */
  private static UUID deadPing() {
    UUID id = UUID.randomUUID();
    insertJob(
        id,
        "ping",
        "default",
        """
        state='dead'; attempt=3; token=3; started_at=now(); finished_at=now(); died_at=now();
        last_error_code='external_unavailable'; last_error_message='%s'; last_error_at=now();
        redacted_arguments='message'; arguments='{"message":"%s"}'
        """
            .formatted(HOSTILE, SECRET));
    for (int attempt = 1; attempt <= 3; attempt++) {
      site.system.servers.sql(
          """
          INSERT INTO job_attempts VALUES ('%s', %2$d, %2$d,
            now() - interval '1.5 s', now(), 'external_unavailable', '%3$s')
          """
              .formatted(id, attempt, HOSTILE));
    }
    return id;
  }

  private static UUID pingInAnHour() {
    UUID id = UUID.randomUUID();
    String time = "now() + interval '1 hour'";
    insertJob(
        id,
        "ping",
        "default",
        "state='scheduled'; scheduled_at=%1$s; next_attempt_at=%1$s".formatted(time));
    return id;
  }

  /**
   * Behind the application's back.
   *
   * @param columns as {@code name=value; name=value}
   */
  private static void insertJob(UUID id, String type, String queue, String columns) {
    var row = new LinkedHashMap<String, String>();
    row.put("id", "'%s'".formatted(id));
    row.put("type", "'%s'".formatted(type));
    row.put("queue", "'%s'".formatted(queue));
    row.put("arguments", "'{}'");
    row.put("request_id", "'request-of-ada'");
    row.put("traceparent", "'00-%s-b7ad6b7169203331-01'".formatted(TRACE_ID));
    row.putAll(Map.of("type_version", "1", "attempt", "0", "max_attempts", "25", "token", "0"));
    row.putAll(Map.of("enqueued_at", "now()", "asked_again", "false"));
    for (String column : columns.strip().split(";\\s*", -1)) {
      String[] parts = column.split("=", 2);
      row.put(parts[0], parts[1]);
    }
    site.system.servers.sql(
        "INSERT INTO jobs (%s) VALUES (%s)"
            .formatted(String.join(", ", row.keySet()), String.join(", ", row.values())));
  }
}
