package com.smallbiz.bootstrap.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The overview's first panel, whose answers are counted here instead of looked for. */
class LivePartsTest {

  private static ConsoleSite site;

  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicReference<Consumer<Route>> answer = new AtomicReference<>();
  private Page page;
  private Locator part;

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

  /** The page's clock stands still but where a test moves it, however long the test takes. */
  @BeforeEach
  void open() {
    page = site.open("/admin");
    page.clock().install();
    page.clock().pauseAt(System.currentTimeMillis() + 60_000);
    answer.set(this::count);
    page.route("**/admin/panels/attention", route -> answer.get().accept(route));
    page.reload();
    part = page.locator("[data-live]").first();
    assertThat(part).containsText("answer 1");
  }

  private void count(Route route) {
    route.fulfill(
        new Route.FulfillOptions()
            .setContentType("text/html")
            .setBody("<p>answer %d <button>Press</button></p>".formatted(asked.incrementAndGet())));
  }

  private void tenSecondsPass() {
    page.clock().runFor(10_500);
  }

  @Test
  void areFetchedAgainAndAgain() {
    tenSecondsPass();

    assertThat(part).containsText("answer 2");
  }

  @Test
  void waitWhileTheyArePointedAtAndGoOnAfterwards() {
    part.getByText("Press").hover();
    tenSecondsPass();
    assertThat(part).containsText("answer 1");
    assertThat(part).hasAttribute("data-note", "Updates wait while you are here");

    page.locator("h1").hover();
    page.clock().runFor(100);

    assertThat(part).containsText("answer 2");
    assertThat(part).not().hasClass(java.util.regex.Pattern.compile("held"));
  }

  @Test
  void waitWhileTheFocusIsInThem() {
    part.getByText("Press").focus();
    tenSecondsPass();

    assertThat(part).containsText("answer 1");
    assertThat(part.getByText("Press")).isFocused();
  }

  @Test
  void tellThatTheyAreNotLiveAndRecover() {
    answer.set(route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
    tenSecondsPass();
    assertThat(part).hasAttribute("data-note", java.util.regex.Pattern.compile("^Not live since "));
    assertThat(part).containsText("answer 1");

    answer.set(this::count);
    tenSecondsPass();

    assertThat(part).containsText("answer 2");
    assertThat(part).not().hasAttribute("data-note", java.util.regex.Pattern.compile(".*"));
  }

  @Test
  void areNotFetchedForATabThatNobodySees() {
    page.evaluate("Object.defineProperty(document, 'hidden', {value: true, configurable: true})");
    tenSecondsPass();
    assertThat(part).containsText("answer 1");

    page.evaluate("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))");

    assertThat(part).containsText("answer 2");
  }

  @Test
  void sendTheReaderToTheLoginWhenTheSessionHasEnded() {
    var held = new ArrayList<Route>();
    answer.set(held::add);
    tenSecondsPass();
    page.waitForCondition(() -> !held.isEmpty());

    // The answer comes only now: it makes the page be left, where no clock can be moved any more.
    page.context().clearCookies();
    held.forEach(
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(401)
                    .setHeaders(Map.of("HX-Refresh", "true"))));

    // Whichever part hears of it first, and however many do.
    assertThat(page).hasTitle("Log in · Small Biz");
  }
}
