package com.smallbiz.bootstrap.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.smallbiz.application.console.ConsoleRole;
import com.smallbiz.application.port.in.CreateConsoleUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LogInPageTest {

  private static final String VIEWERS_PASSWORD = "nine quiet lanterns";
  private static final String WRONG = "Name or password is wrong";

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

  @Test
  void leadsToThePageThatWasAskedFor() {
    Page page = site.browser.open(site.url("/admin/audit?who=ada"));
    assertThat(page).hasTitle("Log in · Small Biz");
    ConsoleSite.assertNoBarriers(page);

    logIn(page, ConsoleSite.USER, ConsoleSite.PASSWORD);

    assertThat(page).hasTitle("Audit · Small Biz");
    assertThat(page.url()).endsWith("/admin/audit?who=ada");
    assertThat(page.locator(".who")).containsText("ada");
    assertThat(page.locator(".who")).containsText("operator");
    assertThat(page.locator("tbody")).containsText("Logged in");
    ConsoleSite.assertNoBarriers(page);
    // Chromium remarks on every refusal, which other tests here are about.
    assertThat(site.browser.complaints()).allMatch(it -> it.contains("status of 403"));
  }

  @Test
  void saysNoMoreThanThatItDidNotWork() {
    aUser("bea", ConsoleRole.VIEWER);
    Page page = site.browser.open(site.url("/admin"));

    logIn(page, "bea", "not the password");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText(WRONG);
    logIn(page, "nobody", "not the password");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText(WRONG);
    logIn(page, "bea", VIEWERS_PASSWORD);
    assertThat(page).hasTitle("Overview · Small Biz");
  }

  @Test
  void locksWhoFailsTooOftenUntilAnOperatorUnlocks() {
    aUser("carl", ConsoleRole.VIEWER);
    Page page = site.browser.open(site.url("/admin"));
    for (int i = 0; i < 5; i++) {
      logIn(page, "carl", "not the password");
      assertThat(page.getByRole(AriaRole.ALERT)).containsText(WRONG);
    }
    logIn(page, "carl", VIEWERS_PASSWORD);
    assertThat(page.getByRole(AriaRole.ALERT)).containsText(WRONG);

    Page operators = site.open("/admin/users");
    assertThat(row(operators, "carl")).containsText("locked");
    ConsoleSite.assertNoBarriers(operators);
    row(operators, "carl").getByText("Unlock").click();
    assertThat(operators.locator(".notice[role=status]")).hasText("carl may log in again");

    logIn(page, "carl", VIEWERS_PASSWORD);
    assertThat(page).hasTitle("Overview · Small Biz");
  }

  @Test
  void letsViewersSeeAndPressNothingButTheirOwnPassword() {
    aUser("dora", ConsoleRole.VIEWER);
    Page page = site.browser.open(site.url("/admin/users"));
    logIn(page, "dora", VIEWERS_PASSWORD);

    assertThat(page).hasTitle("Users · Small Biz");
    assertThat(page.locator("main form")).hasCount(1);
    assertThat(page.locator("main button")).hasText("Change your password");
    assertThat(page.locator(".who")).containsText("viewer");
    ConsoleSite.assertNoBarriers(page);
  }

  @Test
  void usersChangeTheirOwnPasswordIfTheyKnowIt() {
    aUser("flo", ConsoleRole.VIEWER);
    Page page = site.browser.open(site.url("/admin/users"));
    logIn(page, "flo", VIEWERS_PASSWORD);

    changePassword(page, "a guess", "eleven green umbrellas");
    assertThat(page.locator(".field-error")).containsText("The present password is wrong");
    changePassword(page, VIEWERS_PASSWORD, "eleven green umbrellas");
    assertThat(page).hasTitle("Log in · Small Biz");

    logIn(page, "flo", "eleven green umbrellas");
    assertThat(page).hasTitle("Users · Small Biz");
    assertThat(page.locator(".notice[role=status]")).hasText("You have a new password");
  }

  /** On pages without live parts, which would go to the login by themselves, and get in the way. */
  @Test
  void comesBackWhenTheSessionIsOver() {
    Page page = site.open("/admin/audit");
    assertThat(page).hasTitle("Audit · Small Biz");

    theLastSessionWas("last_seen_at = now() - interval '31 minutes'");
    page.navigate(site.url("/admin/users"));
    assertThat(page).hasTitle("Log in · Small Biz");

    logIn(page, ConsoleSite.USER, ConsoleSite.PASSWORD);
    assertThat(page).hasTitle("Users · Small Biz");
    theLastSessionWas("created_at = now() - interval '13 hours', last_seen_at = now()");
    page.navigate(site.url("/admin"));
    assertThat(page).hasTitle("Log in · Small Biz");
  }

  @Test
  void endsASessionThatIsLoggedOut() {
    Page page = site.open("/admin");
    page.getByText("Log out").click();

    assertThat(page).hasTitle("Log in · Small Biz");
    page.navigate(site.url("/admin"));
    assertThat(page).hasTitle("Log in · Small Biz");
  }

  @Test
  void refusesAFormWithoutItsToken() {
    Page page = site.open("/admin");
    page.evaluate("document.querySelector('input[name=_csrf]').remove()");
    page.getByText("Log out").click();

    assertThat(page.getByRole(AriaRole.HEADING)).hasText("This page was too old");
    page.navigate(site.url("/admin"));
    assertThat(page).hasTitle("Overview · Small Biz");
  }

  @Test
  void operatorsManageUsers() {
    Page page = site.open("/admin/users");
    page.getByLabel("Name").fill("eve");
    page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill("password1234");
    page.getByText("Add the user").click();
    assertThat(page.locator(".field-error")).containsText("must be 12 characters at least");
    page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(VIEWERS_PASSWORD);
    page.getByText("Add the user").click();
    assertThat(page.locator(".notice[role=status]")).hasText("eve may log in, as a viewer");
    Page hers = site.browser.open(site.url("/admin"));
    logIn(hers, "eve", VIEWERS_PASSWORD);
    assertThat(hers).hasTitle("Overview · Small Biz");

    row(page, "eve").getByText("Remove").click();
    page.locator("#confirm-yes").click();
    assertThat(page.locator(".notice[role=status]")).hasText("eve is removed");

    hers.navigate(site.url("/admin"));
    assertThat(hers).hasTitle("Log in · Small Biz");
    assertThat(row(page, ConsoleSite.USER).getByText("Remove")).hasCount(0);
  }

  private static void changePassword(Page page, String present, String password) {
    page.getByLabel("Present password").fill(present);
    page.getByLabel("New password").fill(password);
    page.getByText("Change your password").click();
  }

  private static com.microsoft.playwright.Locator row(Page page, String user) {
    return page.locator("tr[data-user='" + user + "']");
  }

  private static void aUser(String name, ConsoleRole role) {
    site.system.part(CreateConsoleUser.class).create(name, VIEWERS_PASSWORD, role);
  }

  /** And no other: pages of other tests are not to complain. */
  private static void theLastSessionWas(String change) {
    site.system.servers.sql(
        """
        UPDATE console_sessions SET %s
        WHERE created_at = (SELECT max(created_at) FROM console_sessions)
        """
            .formatted(change));
  }

  private static void logIn(Page page, String user, String password) {
    page.getByLabel("Name").fill(user);
    page.getByLabel("Password").fill(password);
    page.locator("form button.primary").click();
  }
}
