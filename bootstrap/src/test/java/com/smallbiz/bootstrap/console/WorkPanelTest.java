package com.smallbiz.bootstrap.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The overview's panel about the work, whose live totals are told here and not looked up. */
class WorkPanelTest {

  private static final String PANEL = "**/admin/panels/jobs";
  private static final int TOTALS_A_POLL = 10;

  private static ConsoleSite site;

  private final List<Route> unanswered = new ArrayList<>();
  private int asked;
  private int total;
  private boolean silent;
  private boolean away;
  private Page page;

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
  void open() {
    page = site.open("/admin");
    page.clock().install();
    page.route("**/admin/panels/jobs/totals", this::tell);
  }

  private void tell(Route route) {
    asked++;
    if (silent) {
      unanswered.add(route);
    } else {
      answer(route);
    }
  }

  private void answer(Route route) {
    total += TOTALS_A_POLL;
    route.fulfill(
        away
            ? new Route.FulfillOptions().setStatus(503)
            : new Route.FulfillOptions()
                .setContentType("application/json")
                .setBody("{\"succeeded\":%1$d,\"failed\":0,\"processed\":%1$d}".formatted(total)));
  }

  private void load() {
    page.reload();
    assertThat(page.locator("[data-chart=live] canvas")).isVisible();
  }

  @Test
  void isBusyUntilItIsThere() {
    load();

    assertThat(page.locator(".slot[aria-busy]")).hasCount(0);
  }

  @Test
  void isFetchedAgainIfItCouldNotBeHad() {
    page.route(PANEL, route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
    page.reload();
    assertThat(page.locator(".slot[aria-busy]")).hasCount(1);

    page.unroute(PANEL);
    page.clock().runFor(6_000);

    assertThat(page.locator("[data-chart=live] canvas")).isVisible();
    assertThat(page.locator(".slot[aria-busy]")).hasCount(0);
  }

  @Test
  void asksNoMoreOftenThanWasChosenHoweverOftenOneChooses() {
    load();
    silent = true;
    page.clock().runFor(2_100);
    for (String seconds : List.of("1", "2", "5", "10")) {
      page.locator("[data-live-interval]").selectOption(seconds);
    }
    silent = false;
    unanswered.forEach(this::answer);
    page.clock().runFor(500);

    int before = asked;
    page.clock().runFor(50_000);

    assertThat(asked - before).isBetween(4, 5);
  }

  @Test
  void drawsNoHighPointForTheTimeThatNobodyLooked() {
    load();
    points(2);
    page.evaluate("Object.defineProperty(document, 'hidden', {value: true, configurable: true})");
    page.clock().runFor(10_000);
    total += 1_000;
    page.evaluate("delete document.hidden");
    points(4);

    assertThat(highest()).isEqualTo(TOTALS_A_POLL);
  }

  @Test
  void drawsNoHighPointForTheTimeThatNobodyAnswered() {
    load();
    points(2);
    away = true;
    page.clock().runFor(6_100);
    total += 1_000;
    away = false;
    points(4);

    assertThat(highest()).isEqualTo(TOTALS_A_POLL);
  }

  @Test
  void tellsWhatTheLiveChartShowsInATableToo() {
    load();
    points(3);

    Locator rows = page.locator("[data-live-rows] tr");
    assertThat(rows).hasCount(shown());
    page.locator("[data-live-rows]").evaluate("it => { it.closest('details').open = true; }");
    assertThat(rows.first()).containsText(String.valueOf(TOTALS_A_POLL));
    ConsoleSite.assertNoBarriers(page);
  }

  /** Until the live chart has so many, one each two seconds. */
  private void points(int wanted) {
    for (int point = shown() + 1; point <= wanted; point++) {
      page.clock().runFor(2_000);
      assertThat(page.locator("[data-chart=live]"))
          .hasAttribute("data-points", String.valueOf(point));
    }
  }

  private int shown() {
    String points = page.locator("[data-chart=live]").getAttribute("data-points");
    return points == null ? 0 : Integer.parseInt(points);
  }

  private int highest() {
    Object highest =
        page.evaluate(
            """
            () => Math.max(...[...document.querySelectorAll('[data-live-rows] tr')]
              .map(it => Number(it.cells[1].textContent.replace(/\\D/g, ''))))""");
    return ((Number) highest).intValue();
  }
}
