package com.smallbiz.bootstrap.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages Retries, Scheduled and Dead, on one site. */
class JobListsPageTest {

  private static final String HOSTILE = "<script>alert(1)</script> [[${7*7}]]";
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

  @BeforeEach
  void clear() {
    sql("DELETE FROM jobs");
  }

  @Test
  void theChosenDeadAreRetriedAndRunByAWorker() {
    UUID first = dead("ping", "It did not answer", null);
    UUID second = dead("ping", "It did not answer", null);
    UUID left = dead("ping", "It did not answer", null);
    Page page = site.open("/admin/dead");
    assertThat(button(page, "Retry")).isDisabled();

    choose(page, first);
    choose(page, second);
    button(page, "Retry").click();

    await().atMost(SOON).until(() -> state(first).equals("succeeded"));
    await().atMost(SOON).until(() -> state(second).equals("succeeded"));
    assertThat(state(left)).isEqualTo("dead");
    assertThat(page.locator("tbody tr")).hasCount(1);
    ConsoleSite.assertNoBarriers(page);
    site.assertNoComplaints();
  }

  @Test
  void allThatFitAreDeletedOnceTheirNumberIsConfirmed() {
    dead("ping", "It did not answer", null);
    dead("ping", "It DID not answer", null);
    UUID other = dead("ping", "A bad word", null);
    Page page = site.open("/admin/dead");
    page.getByLabel("Search").fill("did not");
    page.getByLabel("Search").press("Enter");
    assertThat(page.locator("tbody tr")).hasCount(2);

    button(page, "Delete all 2").click();
    assertThat(page.locator("#confirm-question"))
        .hasText("Delete all 2 dead jobs with \"did not\" for good?");
    button(page, "Leave it").click();
    assertThat(count("jobs")).isEqualTo(3);

    button(page, "Delete all 2").click();
    page.locator("#confirm-yes").click();
    assertThat(page.locator("main")).containsText("Nothing fits");
    assertThat(count("jobs")).isEqualTo(1);
    assertThat(state(other)).isEqualTo("dead");
  }

  @Test
  void aScheduledJobIsKilledByTheKeyboardAlone() {
    UUID id = waiting("scheduled");
    Page page = site.open("/admin/scheduled");

    page.getByLabel("Choose all on this page").focus();
    page.keyboard().press("Space");
    assertThat(button(page, "Kill")).isEnabled();
    button(page, "Kill").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#confirm-question")).containsText("(1)");
    assertThat(button(page, "Leave it")).isFocused();
    page.keyboard().press("Tab");
    assertThat(page.locator("#confirm-yes")).isFocused();
    page.keyboard().press("Enter");

    assertThat(page.locator(".notice[role=status]")).hasText("1 job is killed");
    assertThat(page.locator("main")).containsText("Nothing is scheduled");
    assertThat(state(id)).isEqualTo("dead");
    site.assertNoComplaints();
  }

  @Test
  void theSyncsOfAnOrderAreFoundByItsId() {
    var order = UUID.randomUUID();
    dead("sync_order", "It did not answer", "order-sync:" + order);
    dead("sync_order", "It did not answer", "order-sync:" + UUID.randomUUID());

    Page page = site.open("/admin/dead?q=" + order);

    assertThat(page.locator("tbody tr")).hasCount(1);
    Locator link = page.locator("tbody a[href='/admin/orders/" + order + "']");
    assertThat(link).hasText("…" + order.toString().substring(28));
    assertThat(link).hasAttribute("title", order.toString());
  }

  @Test
  void whatOthersWroteIsShownAsText() {
    dead(HOSTILE, HOSTILE, null);

    Page page = site.open("/admin/dead");

    assertThat(page.locator("tbody th")).hasText(HOSTILE);
    assertThat(page.locator("tbody .cut")).hasText(HOSTILE);
    site.assertNoComplaints();
  }

  @Test
  void aListGoesOnOnTheNextPage() {
    for (int number = 0; number < 51; number++) {
      waiting("retrying");
    }
    Page page = site.open("/admin/retries");
    assertThat(page.locator("tbody tr")).hasCount(50);
    assertThat(page.locator("#count")).hasText("51");

    page.getByText("Next page").click();

    assertThat(page.locator("tbody tr")).hasCount(1);
    ConsoleSite.assertNoBarriers(page);
  }

  @Test
  void anEmptyListSaysWhatToMakeOfIt() {
    assertThat(site.open("/admin/dead").locator("main")).containsText("Nothing has died");
    assertThat(site.open("/admin/retries").locator("main"))
        .containsText("Nothing is to be retried");
    assertThat(site.open("/admin/scheduled").locator("main")).containsText("Nothing is scheduled");
  }

  private static void choose(Page page, UUID id) {
    page.locator("input[name=id][value='" + id + "']").check();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static UUID dead(String type, String error, String key) {
    return insert(
        type,
        "dead",
        key,
        "now(), now(), NULL, NULL, 'external_unavailable', '%s', now()".formatted(error));
  }

  private static UUID waiting(String state) {
    String time = "now() + interval '1 hour'";
    return insert(
        "ping",
        state,
        null,
        "NULL, NULL, %s, %s, NULL, NULL, NULL"
            .formatted(time, state.equals("scheduled") ? time : "NULL"));
  }

  /** Behind the application's back. */
  private static UUID insert(String type, String state, String key, String rest) {
    var id = UUID.randomUUID();
    sql(
        """
        INSERT INTO jobs (id, type, type_version, queue, arguments, request_id, traceparent,
          attempt, max_attempts, token, enqueued_at, asked_again, state, unique_key,
          finished_at, died_at, next_attempt_at, scheduled_at,
          last_error_code, last_error_message, last_error_at)
        VALUES ('%s', '%s', 1, 'default', '{"message":"hello"}', 'r', 't',
          1, 25, 1, now(), false, '%s', %s, %s)
        """
            .formatted(id, type, state, key == null ? "NULL" : "'" + key + "'", rest));
    return id;
  }

  private static void sql(String statement) {
    site.system.servers.sql(statement);
  }

  private static String state(UUID id) {
    return site.system.servers.text("SELECT state FROM jobs WHERE id = '%s'".formatted(id));
  }

  private static long count(String rows) {
    return Long.parseLong(site.system.servers.text("SELECT count(*) FROM " + rows));
  }
}
