package com.smallbiz.bootstrap.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ApiKeysPageTest {

  private static final String PAGE = "/admin/api-keys";
  private static final Duration REVOKED = Duration.ofSeconds(5);

  private static ConsoleSite site;

  @BeforeAll
  static void start() {
    site = ConsoleSite.start(Map.of("SMALLBIZ_API_AUTH", "required"));
  }

  @AfterAll
  static void stop() {
    if (site != null) {
      site.close();
    }
  }

  @Test
  void givesOutAKeyThatIsShownOnceAndTakesItBack() {
    Page page = site.open(PAGE);
    page.getByLabel("Name").fill("<b>The shop</b>");
    page.getByLabel("orders:read").check();
    page.getByLabel("Expires").selectOption("30 days");

    Response answer =
        page.waitForResponse(
            it -> it.request().method().equals("POST"), () -> button(page, "Create key").click());

    String secret = page.locator("#secret").textContent();
    assertThat(secret).startsWith("sbz_");
    assertThat(answer.headerValue("Cache-Control")).contains("no-store");
    assertThat(page.url()).isEqualTo(site.url(PAGE));
    ConsoleSite.assertNoBarriers(page);
    assertThat(status(secret)).isEqualTo(200);

    page.getByText("Done").click();
    Locator row =
        page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(lastFour(secret)));
    assertThat(row).containsText("<b>The shop</b>");
    assertThat(row).containsText("orders:read");
    assertThat(row.locator(".badge")).hasText("active");
    assertThat(page.content()).doesNotContain(secret);
    ConsoleSite.assertNoBarriers(page);

    row.getByRole(AriaRole.BUTTON).click();
    assertThat(page.locator("#confirm-question")).containsText("<b>The shop</b>");
    page.locator("#confirm-yes").click();

    assertThat(row.locator(".badge")).hasText("revoked");
    assertThat(row.getByRole(AriaRole.BUTTON)).hasCount(0);
    await().atMost(REVOKED).until(() -> status(secret) == 401);
    site.assertNoComplaints();
  }

  @Test
  void saysBesideEachFieldWhatIsWrongWithItAndKeepsTheRest() {
    Page page = site.open(PAGE);
    page.getByLabel("Expires").selectOption("1 year");
    button(page, "Create key").click();

    assertThat(page.locator("#name-error")).containsText("The name");
    assertThat(page.locator("#scopes-error")).containsText("Choose one");
    assertThat(page.getByLabel("Expires")).hasValue("YEAR");
    ConsoleSite.assertNoBarriers(page);

    page.getByLabel("jobs:admin").check();
    button(page, "Create key").click();
    assertThat(page.getByLabel("jobs:admin")).isChecked();
    assertThat(page.locator("#scopes-error")).hasCount(0);
    site.assertNoComplaints();
  }

  @Test
  void copiesTheKey() {
    Page page = site.open(PAGE);
    page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    page.getByLabel("Name").fill("Copied");
    page.getByLabel("jobs:read").check();
    button(page, "Create key").click();

    button(page, "Copy").click();

    assertThat(page.getByText("Copied", new Page.GetByTextOptions().setExact(true)).last())
        .isVisible();
    assertThat(page.evaluate("navigator.clipboard.readText()"))
        .isEqualTo(page.locator("#secret").textContent());
  }

  private static Locator button(Page page, String name) {
    return page.locator("main")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private static String lastFour(String secret) {
    return secret.substring(secret.length() - 4);
  }

  private static int status(String secret) {
    return site.system
        .api
        .send(
            site.system
                .api
                .request("/api/v1/orders")
                .header("Authorization", "Bearer " + secret)
                .GET())
        .status();
  }
}
