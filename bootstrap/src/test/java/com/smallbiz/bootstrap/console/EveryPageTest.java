package com.smallbiz.bootstrap.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each page that the menu leads to, and for the pages of one order and one job. */
class EveryPageTest {

  private static final String AN_ORDER = "/admin/orders/{id}";
  private static final String A_JOB = "/admin/jobs/{id}";

  private static ConsoleSite site;

  @BeforeAll
  static void start() {
    site = ConsoleSite.start();
    SampleData.insert(site.system.servers);
  }

  @AfterAll
  static void stop() {
    if (site != null) {
      site.close();
    }
  }

  static Stream<String> pages() {
    return Stream.of(
        "/admin",
        "/admin/orders",
        "/admin/running",
        "/admin/queues",
        "/admin/retries",
        "/admin/scheduled",
        "/admin/dead",
        "/admin/recurring",
        "/admin/metrics",
        "/admin/metrics/sync_order?window=24h",
        "/admin/api-keys",
        "/admin/users",
        "/admin/audit",
        AN_ORDER,
        A_JOB);
  }

  /** A field for a date has one for the year, the month, the day and the calendar. */
  private static final int STEPS_WITHIN_DATES = 6;

  @ParameterizedTest
  @MethodSource("pages")
  void isThereAndHasNoBarriers(String path) {
    Page page = site.open(address(path));
    Response response = page.reload();

    assertThat(response.status()).isEqualTo(200);
    assertThat(page.locator("h1")).hasCount(1);
    panelsAreThere(page);
    ConsoleSite.assertNoBarriers(page);
    site.assertNoComplaints();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void fitsOnAPhone(String path) {
    Page page = site.open(address(path), ConsoleSite.phone());
    panelsAreThere(page);

    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("%s is not wider than the screen", path)
        .isEqualTo(true);
    ConsoleSite.assertNoBarriers(page);
  }

  /** Tab after Tab, until the page has been gone through. */
  @ParameterizedTest
  @MethodSource("pages")
  void isUsedByKeyboardAlone(String path) {
    Page page = site.open(address(path));
    panelsAreThere(page);
    int wanted =
        (int)
            page.evaluate(
                """
                () => {
                  const groups = new Set();
                  window.unreached = new Set([...document.querySelectorAll(
                      'a[href], button, input, select, textarea, summary, [tabindex="0"]')]
                    .filter(it => !it.disabled && it.type !== 'hidden' && it.checkVisibility())
                    .filter(it => it.type !== 'radio' || !groups.has(it.name) && groups.add(it.name)));
                  return unreached.size;
                }
                """);
    var invisible = new ArrayList<Object>();
    for (int step = 0; step < wanted + STEPS_WITHIN_DATES; step++) {
      page.keyboard().press("Tab");
      Object hidden =
          page.evaluate(
              """
              () => {
                const it = document.activeElement;
                if (!unreached.delete(it)) return null;
                const style = getComputedStyle(it);
                return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
                  ? null : it.outerHTML;
              }
              """);
      if (hidden != null) {
        invisible.add(hidden);
      }
    }

    assertThat(invisible).as("focused, and nobody sees it").isEmpty();
    assertThat((List<?>) page.evaluate("[...unreached].map(it => it.outerHTML)"))
        .as("not reached by Tab on " + path)
        .isEmpty();
  }

  private static void panelsAreThere(Page page) {
    assertThat(page.locator("[data-live][aria-busy]")).hasCount(0);
  }

  private static String address(String path) {
    String table = path.equals(A_JOB) ? "jobs WHERE state = 'dead'" : "orders";
    return path.replace("{id}", site.system.servers.text("SELECT id FROM " + table + " LIMIT 1"));
  }
}
