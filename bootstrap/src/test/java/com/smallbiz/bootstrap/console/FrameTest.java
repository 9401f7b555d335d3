package com.smallbiz.bootstrap.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is around every page, by keyboard; and that what tests say of contrasts is not just said.
 */
class FrameTest {

  private static final Pattern LONG_AGO = Pattern.compile("ago|now");

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
  void timesAreShownExactlyFromOnePageToTheNext() {
    Page page = site.open("/admin/audit");
    Locator time = page.locator("main time").first();
    assertThat(time).containsText(LONG_AGO);
    exactTimes(page).focus();

    page.keyboard().press("Enter");
    assertThat(exactTimes(page)).hasAttribute("aria-pressed", "true");
    assertThat(time).hasText(Pattern.compile("\\d{1,2}:\\d{2}:\\d{2}"));
    page.navigate(site.url("/admin/users"));
    assertThat(page.locator("main time").first()).not().containsText(LONG_AGO);

    exactTimes(page).focus();
    page.keyboard().press("Space");
    assertThat(exactTimes(page)).hasAttribute("aria-pressed", "false");
    assertThat(page.locator("main time").first()).containsText(LONG_AGO);
  }

  @Test
  void theMarginSaysWhichVersionRuns() throws IOException {
    var build = new Properties();
    try (InputStream file = getClass().getResourceAsStream("/META-INF/build-info.properties")) {
      build.load(file);
    }

    assertThat(site.open("/admin").locator(".zone"))
        .containsText("Version " + build.getProperty("build.version"));
  }

  @Test
  void theMenuOfAPhoneIsOpenedAndLeftByKeyboard() {
    Page page = site.open("/admin/audit", ConsoleSite.phone());
    Locator menu = page.getByRole(AriaRole.BUTTON, named("Menu"));
    Locator first = page.locator("#nav").getByText("Overview");
    assertThat(first).isHidden();

    menu.focus();
    page.keyboard().press("Enter");
    assertThat(menu).hasAttribute("aria-expanded", "true");
    assertThat(first).isVisible();
    page.keyboard().press("Tab");
    assertThat(first).isFocused();
    ConsoleSite.assertNoBarriers(page);
    page.keyboard().press("Escape");

    assertThat(first).isHidden();
    assertThat(menu).hasAttribute("aria-expanded", "false");
    assertThat(menu).isFocused();
  }

  @Test
  void theContentIsReachedWithoutGoingThroughTheMenu() {
    Page page = site.open("/admin/audit");

    page.keyboard().press("Tab");
    assertThat(page.getByText("Skip to the content")).isFocused();
    page.keyboard().press("Enter");

    assertThat(page.locator("#main")).isFocused();
  }

  /** By a style that only one of the two colour schemes has. */
  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void textThatIsHardlySeenIsABarrier(String scheme) {
    Page page = site.open("/admin/audit");
    page.evaluate(
        """
        scheme => {
          document.querySelector("h1").id = "faint";
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(`@media (prefers-color-scheme: ${scheme}) {
            #faint { color: #777; background: #666; }
          }`);
          document.adoptedStyleSheets = [sheet];
        }
        """,
        scheme);

    assertThatThrownBy(() -> ConsoleSite.assertNoBarriers(page))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("color-contrast")
        .hasMessageContaining("faint")
        .hasMessageContaining(scheme.toUpperCase(java.util.Locale.ROOT));
  }

  private static Locator exactTimes(Page page) {
    return page.getByRole(AriaRole.BUTTON, named("Exact times"));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
