package com.smallbiz.bootstrap.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of rows here is put into a page of the console; what it sends is looked at only. */
class ConfirmationTest {

  private static final String LIST =
      """
      <form method="post" action="/admin/nowhere">
        <button name="do" value="retry" data-needs-choice>Retry</button>
        <button name="do" value="delete" data-needs-choice
                data-confirm="Delete {count} jobs for good?">Delete</button>
        <span data-chosen>0</span> chosen
        <label class="check"><input type="checkbox" data-choose-all> All</label>
        <label class="check"><input type="checkbox" name="id" value="1"> Row 1</label>
        <label class="check"><input type="checkbox" name="id" value="2"> Row 2</label>
        <label class="check"><input type="checkbox" name="id" value="3"> Row 3</label>
        <label class="check"><input type="checkbox" name="id" value="4"> Row 4</label>
      </form>
      <form method="post" action="/admin/nowhere" data-confirm="Rename it?">
        <label>New name <input name="name" value="Ada"></label>
        <button>Rename</button>
      </form>
      """;

  private static ConsoleSite site;

  private final List<String> sent = new CopyOnWriteArrayList<>();
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
    page.evaluate("list => document.querySelector('main').innerHTML = list", LIST);
    page.route(
        "**/admin/nowhere",
        route -> {
          sent.add(route.request().postData());
          route.fulfill(new Route.FulfillOptions().setStatus(204));
        });
  }

  private Locator dialog() {
    return page.locator("dialog#confirm");
  }

  @Test
  void asksBeforeAnythingThatCannotBeUndoneWithTheFocusOnTheHarmlessAnswer() {
    page.getByLabel("Row 1").check();
    page.getByLabel("Row 3").check();
    main().getByText("Delete", exactly()).click();

    assertThat(dialog()).containsText("Delete 2 jobs for good?");
    assertThat(dialog().getByText("Leave it")).isFocused();
    ConsoleSite.assertNoBarriers(page);
    page.keyboard().press("Escape");

    assertThat(dialog()).isHidden();
    assertThat(main().getByText("Delete", exactly())).isFocused();
    assertThat(sent).isEmpty();
  }

  @Test
  void sendsWhatWasConfirmedWithTheButtonThatWasPressed() {
    page.getByLabel("Row 2").check();
    main().getByText("Delete", exactly()).click();
    assertThat(dialog()).containsText("Delete 1 job for good?");

    page.waitForResponse("**/admin/nowhere", () -> dialog().locator("#confirm-yes").click());

    assertThat(sent).containsExactly("do=delete&id=2");
  }

  @Test
  void asksAlsoWhenAFormIsSentByTheEnterKey() {
    page.getByLabel("New name").press("Enter");

    assertThat(dialog()).containsText("Rename it?");
    page.keyboard().press("Escape");
    assertThat(page.getByLabel("New name")).isFocused();
    assertThat(sent).isEmpty();
  }

  @Test
  void sendsNothingTwice() {
    page.getByLabel("Row 1").check();
    page.waitForResponse(
        "**/admin/nowhere",
        () ->
            main()
                .getByText("Retry", exactly())
                .evaluate("button => { button.click(); button.click(); }"));
    main().getByText("Retry", exactly()).click();

    assertThat(sent).containsExactly("do=retry&id=1");
  }

  @Test
  void choosesAllRowsOrARangeAndSaysHowMany() {
    page.getByLabel("Row 1").check();
    page.getByLabel("Row 3")
        .click(
            new Locator.ClickOptions()
                .setModifiers(List.of(com.microsoft.playwright.options.KeyboardModifier.SHIFT)));
    assertThat(page.locator("[data-chosen]")).hasText("3");
    assertThat(page.locator("#announcement")).hasText("3 chosen");
    assertThat(page.locator("[data-choose-all]").evaluate("it => it.indeterminate"))
        .isEqualTo(true);

    page.locator("[data-choose-all]").check();
    assertThat(page.locator("[data-chosen]")).hasText("4");
    page.locator("[data-choose-all]").uncheck();

    assertThat(page.locator("[data-chosen]")).hasText("0");
    assertThat(main().getByText("Delete", exactly())).isDisabled();
  }

  private Locator main() {
    return page.locator("main");
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }
}
