package com.smallbiz.bootstrap.console;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.smallbiz.bootstrap.story.ApiClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages of the orders: what an operator finds there, and what the buttons do. */
class OrdersPageTest {

  private static final String HOSTILE = "<script>alert(1)</script>\"><img src=x onerror=alert(2)>";

  private static ConsoleSite site;

  private final List<Page> opened = new ArrayList<>();

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
  void beginWithNoOrders() {
    site.system.servers.sql("delete from jobs");
    site.system.servers.sql("delete from orders");
    site.system.servers.sql("delete from queues");
    site.system.servers.external.resetAll();
    theExternalSystem(jsonResponse("{\"external_id\":\"EXT-1\"}", 201));
  }

  /** Pages that are left open would go on asking for what the next test removes. */
  @AfterEach
  void nobodyComplained() {
    opened.forEach(Page::close);
    site.assertNoComplaints();
  }

  @Test
  void aConsoleWithoutOrdersSaysWhereTheyComeFrom() {
    Page page = open("/admin/orders");

    assertThat(page).hasTitle("Orders · Small Biz");
    assertThat(page.getByText("No orders yet")).isVisible();
    assertThat(page.getByRole(AriaRole.BUTTON, named("Sync all failed"))).hasCount(0);
    ConsoleSite.assertNoBarriers(page);
  }

  @Test
  void ordersAreFoundByCustomerStatusSyncAndId() {
    String ada = order("Ada Lovelace", "USD", 123_456);
    order("Ada Byron", "JPY", 5_000);
    order("Grace Hopper", "BHD", 1_500);
    site.system.api.post("/api/v1/orders/" + ada + "/submit");

    Page page = open("/admin/orders");
    assertThat(rows(page)).hasCount(3);
    assertThat(rows(page).first()).containsText("1.500 BHD");
    assertThat(rows(page).nth(1)).containsText("5,000 JPY");
    assertThat(rows(page).last()).containsText("1,234.56 USD");
    ConsoleSite.assertNoBarriers(page);

    search(page, "ada");
    assertThat(rows(page)).hasCount(2);

    page.locator("select[name=status]").selectOption("submitted");
    page.getByRole(AriaRole.BUTTON, named("Search")).click();
    assertThat(rows(page)).hasCount(1);
    assertThat(rows(page)).containsText("Ada Lovelace");
    assertThat(page.locator("select[name=status]")).hasValue("submitted");

    page.locator("select[name=sync]").selectOption("failed");
    page.getByRole(AriaRole.BUTTON, named("Search")).click();
    assertThat(page.getByText("Nothing fits")).isVisible();

    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Show all")).click();
    assertThat(rows(page)).hasCount(3);

    search(page, ada);
    assertThat(page).hasURL(site.url("/admin/orders/" + ada));
    assertThat(page.getByRole(AriaRole.HEADING).first()).containsText("Order of Ada Lovelace");
    assertThat(page.locator("h1 code")).hasText("…" + ada.substring(28));

    page.navigate(site.url("/admin/orders?from=2000-01-01&to=2000-12-31&status=lost&after=x"));
    assertThat(page.getByText("Nothing fits")).isVisible();
  }

  @Test
  void pagesFollowOneAnotherAndKeepTheirFilter() {
    site.system.servers.sql(
        """
        insert into orders (id, version, status, customer_name, customer_key, currency,
          total_cents, revision, sync_status, created_at, updated_at)
        select gen_random_uuid(), 1, 'draft', 'A&B ' || n, 'a&b ' || n, 'USD', n, 1, 'pending',
          now() - n * interval '1 minute', now()
        from generate_series(1, 60) as n
        """);
    order("Grace Hopper", "USD", 1);

    Page page = open("/admin/orders");
    search(page, "a&b");
    assertThat(rows(page)).hasCount(50);
    assertThat(rows(page).first()).containsText("A&B 1");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Next page")).click();

    assertThat(rows(page)).hasCount(10);
    assertThat(rows(page).last()).containsText("A&B 60");
    assertThat(page.getByLabel("Customer or order id")).hasValue("a&b");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("First page")).click();
    assertThat(rows(page)).hasCount(50);
  }

  @Test
  void anOrderThatWasRefusedIsSyncedByAButtonAndBothIsInItsHistory() {
    String id = order("Ada Lovelace", "USD", 2_500);
    theExternalSystem(jsonResponse("{}", 422));
    Answer sync = site.system.api.post("/api/v1/orders/" + id + "/sync");
    awaitSync(id, "failed");

    Page page = open("/admin/orders/" + id);
    assertThat(page.locator("#sync .notice"))
        .containsText("refused the order (422): retrying does not help");
    assertThat(attempts(page)).hasCount(1);
    assertThat(attempts(page)).containsText("refused");
    assertThat(attempts(page).getByRole(AriaRole.LINK))
        .hasAttribute("href", "/admin/jobs/" + sync.text("job_id"));
    ConsoleSite.assertNoBarriers(page);

    theExternalSystem(jsonResponse("{\"external_id\":\"EXT-2\"}", 201));
    page.getByRole(AriaRole.BUTTON, named("Sync now")).click();
    page.mouse().move(0, 0);

    assertThat(page.locator("#sync-heading .badge")).hasText("synced");
    assertThat(attempts(page)).hasCount(2);
    assertThat(attempts(page).first()).containsText("EXT-2");
    assertThat(page.getByText("None is about to sync it")).isVisible();
    awaitSync(id, "synced");
    site.system.servers.external.verify(2, sent(id));

    page.getByRole(AriaRole.BUTTON, named("Sync now")).click();
    assertThat(page).hasURL(Pattern.compile("done="));
    site.system.servers.external.verify(2, sent(id));
  }

  /** Other pages, which go on asking, do not take what its forms have to send along. */
  @Test
  void theOverviewSyncsThoseOfAReasonWhileOtherPagesAreOpen() {
    String id = order("Ada Lovelace", "USD", 2_500);
    theExternalSystem(jsonResponse("{}", 422));
    site.system.api.post("/api/v1/orders/" + id + "/sync");
    awaitSync(id, "failed");
    theExternalSystem(jsonResponse("{\"external_id\":\"EXT-4\"}", 201));

    Page overview = open("/admin");
    assertThat(overview.locator("[data-live][aria-busy]")).hasCount(0);
    Page other = overview.context().newPage();
    other.navigate(site.url("/admin/users"));
    assertThat(other.locator("h1")).hasText("Users");
    overview.getByRole(AriaRole.BUTTON, named("Sync it")).click();
    assertThat(overview.locator("#confirm-question")).containsText("Sync this order now?");
    overview.locator("#confirm-yes").click();

    assertThat(overview.locator(".notice[role=status]")).hasText("1 order is queued to be synced");
    awaitSync(id, "synced");
    other.close();
  }

  @Test
  void theOverviewLeadsToTheOrdersOfOneReason() {
    String refused = order("Ada Lovelace", "USD", 2_500);
    String away = order("Grace Hopper", "USD", 2_500);
    theExternalSystem(jsonResponse("{}", 422));
    site.system.api.post("/api/v1/orders/" + refused + "/sync");
    awaitSync(refused, "failed");
    theExternalSystem(serviceUnavailable().withHeader("Retry-After", "3600"));
    site.system.api.post("/api/v1/orders/" + away + "/sync");
    awaitSync(away, "failed");

    Page page = open("/admin");
    Locator finding =
        page.locator(
            ".finding", new Page.LocatorOptions().setHasText("could not be reached (503)"));
    assertThat(finding).containsText("1 order is not synced");
    finding.getByRole(AriaRole.LINK).click();

    assertThat(page).hasTitle("Orders · Small Biz");
    assertThat(rows(page)).hasCount(1);
    assertThat(rows(page)).containsText("Grace Hopper");
    assertThat(page.locator("#reason")).containsText("could not be reached (503)");
    ConsoleSite.assertNoBarriers(page);
    search(page, "ada");
    assertThat(page.getByText("Nothing fits")).isVisible();

    search(page, "");
    theExternalSystem(jsonResponse("{\"external_id\":\"EXT-5\"}", 201));
    page.getByRole(AriaRole.BUTTON, named("Sync all of this reason")).click();
    page.locator("#confirm-yes").click();
    assertThat(page.locator(".notice[role=status]")).hasText("1 order is queued to be synced");
    awaitSync(away, "synced");
    assertThat(syncStatus(refused)).isEqualTo("failed");
  }

  @Test
  void whereTheQueueIsPausedTheOrderSaysSoAndResumesIt() {
    String id = order("Ada Lovelace", "USD", 2_500);
    site.system.servers.sql("insert into queues values ('integrations', now())");

    Page page = open("/admin/orders/" + id);
    assertThat(page.locator("#paused")).containsText("the queue integrations is paused");
    ConsoleSite.assertNoBarriers(page);
    page.getByRole(AriaRole.BUTTON, named("Resume the queue integrations")).click();

    assertThat(page.locator(".notice[role=status]")).containsText("integrations are begun again");
    assertThat(page.locator("h1")).containsText("Order of Ada Lovelace");
    assertThat(page.locator("#paused")).hasCount(0);
  }

  @Test
  void aJobThatWaitsForAnHourIsNotWaitedForAnyMore() {
    String id = order("Ada Lovelace", "USD", 2_500);
    theExternalSystem(serviceUnavailable().withHeader("Retry-After", "3600"));
    site.system.api.post("/api/v1/orders/" + id + "/sync");
    awaitSync(id, "failed");
    theExternalSystem(jsonResponse("{\"external_id\":\"EXT-3\"}", 201));

    Page page = open("/admin/orders/" + id);
    assertThat(page.getByText("Next attempt")).isVisible();
    page.getByRole(AriaRole.BUTTON, named("Sync now")).click();

    awaitSync(id, "synced");
  }

  @Test
  void allThatFailedAreSyncedAfterAQuestionThatSaysHowMany() {
    theExternalSystem(jsonResponse("{}", 422));
    String first = order("Ada Lovelace", "USD", 2_500);
    String second = order("Grace Hopper", "USD", 2_500);
    String third = order("Nobody", "USD", 2_500);
    for (String id : new String[] {first, second}) {
      site.system.api.post("/api/v1/orders/" + id + "/sync");
      awaitSync(id, "failed");
    }
    theExternalSystem(jsonResponse("{\"external_id\":\"EXT-4\"}", 201));

    Page page = open("/admin/orders?sync=failed");
    assertThat(rows(page)).hasCount(2);
    assertThat(rows(page).first()).containsText("422");
    page.getByRole(AriaRole.BUTTON, named("Sync all failed (2)")).click();
    assertThat(page.locator("#confirm-question")).containsText("all 2 failed orders");
    page.getByRole(AriaRole.BUTTON, named("Leave it")).click();
    assertThat(page.locator("#confirm")).isHidden();

    page.getByRole(AriaRole.BUTTON, named("Sync all failed (2)")).click();
    page.locator("#confirm-yes").click();

    assertThat(page).hasURL(Pattern.compile("done="));
    awaitSync(first, "synced");
    awaitSync(second, "synced");
    assertThat(syncStatus(third)).isEqualTo("pending");
    for (String id : new String[] {first, second}) {
      site.system.servers.external.verify(2, sent(id));
    }
    site.system.servers.external.verify(0, sent(third));
  }

  @Test
  void whatOthersWroteIsShownAsText() {
    Answer created =
        site.system.api.post(
            "/api/v1/orders",
            """
            {"customer_name": "%1$s", "note": "%1$s",
             "line_items": [{"sku": "\\"><img onerror=alert(3)>", "description": "%1$s",
                             "quantity": 1, "unit_price_cents": 100}]}
            """
                .formatted(HOSTILE.replace("\"", "\\\"")));
    String id = created.text("id");
    theExternalSystem(jsonResponse("{}", 422));
    site.system.api.post("/api/v1/orders/" + id + "/sync");
    awaitSync(id, "failed");
    site.system.servers.sql(
        "update orders set last_sync_error = '%s' where id = '%s'".formatted(HOSTILE, id));
    site.system.servers.sql(
        "update order_sync_attempts set answer = '%1$s', request_id = '%1$s'".formatted(HOSTILE));

    Page list = open("/admin/orders?q=%3Cscript");
    assertThat(rows(list)).containsText(HOSTILE);
    assertThat(list.locator("main img, main script")).hasCount(0);

    Page page = open("/admin/orders/" + id);
    assertThat(page).hasTitle("Order of " + HOSTILE + " · Small Biz");
    assertThat(page.getByText(HOSTILE)).hasCount(7);
    assertThat(page.locator("main img, main script")).hasCount(0);
  }

  @Test
  void anOrderThatIsNotThereIsSaidToBeGone() {
    Page page = open("/admin/orders");
    int status = page.request().get(site.url("/admin/orders/" + UUID.randomUUID())).status();

    assertThat(status).isEqualTo(404);
  }

  @Test
  void thePanelCountsOrdersAndLeadsToThem() {
    theExternalSystem(jsonResponse("{}", 422));
    String id = order("Ada Lovelace", "USD", 2_500);
    order("Grace Hopper", "USD", 2_500);
    site.system.api.post("/api/v1/orders/" + id + "/sync");
    awaitSync(id, "failed");

    Page page = open("/admin/orders");
    page.evaluate("() => htmx.ajax('GET', '/admin/panels/orders', '#main')");
    Locator cards = page.locator(".card");
    assertThat(cards).hasCount(4);
    assertThat(cards.first()).hasText(Pattern.compile("1\\s+failed"));
    assertThat(cards.nth(1)).hasText(Pattern.compile("1\\s+pending"));

    ConsoleSite.assertNoBarriers(page);

    cards.first().click();
    assertThat(page).hasURL(site.url("/admin/orders?sync=failed"));
    assertThat(rows(page)).hasCount(1);
  }

  private Page open(String path) {
    Page page = site.open(path);
    opened.add(page);
    return page;
  }

  private static String order(String customer, String currency, long cents) {
    return site.system
        .api
        .post(
            "/api/v1/orders",
            "{\"customer_name\": \"%s\", \"currency\": \"%s\", \"total_cents\": %d}"
                .formatted(customer, currency, cents))
        .text("id");
  }

  private static void theExternalSystem(ResponseDefinitionBuilder answer) {
    site.system.servers.external.stubFor(post(urlEqualTo("/orders")).willReturn(answer));
  }

  private static RequestPatternBuilder sent(String id) {
    return postRequestedFor(urlEqualTo("/orders"))
        .withHeader("Idempotency-Key", equalTo(id + ":1"));
  }

  private static void awaitSync(String id, String status) {
    await()
        .atMost(20, TimeUnit.SECONDS)
        .untilAsserted(() -> assertThat(syncStatus(id)).isEqualTo(status));
  }

  private static String syncStatus(String id) {
    return site.system.api.get("/api/v1/orders/" + id).text("sync_status");
  }

  private static void search(Page page, String text) {
    page.getByLabel("Customer or order id").fill(text);
    page.getByRole(AriaRole.BUTTON, named("Search")).click();
  }

  private static Locator rows(Page page) {
    return page.locator("tbody tr");
  }

  private static Locator attempts(Page page) {
    return page.locator("#sync tbody tr");
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
