package com.smallbiz.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.smallbiz.domain.validation.InvalidInput;
import com.smallbiz.domain.validation.Rule;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@example.com",
        "a@b.co",
        "ada.lovelace@example.co.uk",
        "ada+orders@example.com",
        "o'hara@example.ie",
        "!#$%&'*+/=?^_`{|}~-@example.com",
        "1234567890@example.com",
        "ada@xn--bcher-kva.example",
        "ada@sub-domain.example.com",
        "ada@1and1.com",
        "Ada.Lovelace@EXAMPLE.Com",
        "ада@почта.рф",
        "用户@例子.广告",
        "dörte@müller.de"
      })
  void addressesAsPeopleWriteThemAreTaken(String address) {
    assertThat(emailOf(address)).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "ada",
        "@example.com",
        "ada@",
        "ada@example",
        "ada@@example.com",
        "ada@example@com",
        "ada@.example.com",
        "ada@example..com",
        "ada@example.com.",
        "ada@-example.com",
        "ada@example-.com",
        ".ada@example.com",
        "ada.@example.com",
        "ada..lovelace@example.com",
        "ada lovelace@example.com",
        "ada@exam ple.com",
        "ada@example.com, bob@example.com",
        "ada@example.com;bob@example.com",
        "ada@example.com\nbob@example.com",
        "Ada <ada@example.com>",
        "<ada@example.com>",
        "mailto:ada@example.com",
        "\"ada lovelace\"@example.com",
        "ada@[127.0.0.1]",
        "ada@exa_mple.com",
        "ada(comment)@example.com",
        "ada@example.com\u200B",
        "a\u200Bda@example.com",
        "ada\\@example.com"
      })
  void whateverIsNotOneAddressIsRefused(String text) {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> emailOf(text))
        .satisfies(
            invalid ->
                assertThat(invalid.violations())
                    .singleElement()
                    .satisfies(
                        violation -> {
                          assertThat(violation.field()).isEqualTo("customerEmail");
                          assertThat(violation.rule()).isEqualTo(Rule.INVALID_FORMAT);
                        }));
  }

  @Test
  void anAddressMayBeAbsent() {
    assertThat(emailOf(null)).isNull();
  }

  @Test
  void anAddressIsTrimmedAndComposed() {
    assertThat(emailOf(" do\u0308rte@example.com\n")).isEqualTo("dörte@example.com");
  }

  @Test
  void theLocalPartHasAtMost64Characters() {
    assertThat(emailOf("a".repeat(64) + "@example.com")).isNotNull();
    assertThat(rulesOf("a".repeat(65) + "@example.com")).containsExactly(Rule.INVALID_FORMAT);
  }

  @Test
  void aLabelOfTheDomainHasAtMost63Characters() {
    assertThat(emailOf("ada@" + "a".repeat(63) + ".com")).isNotNull();
    assertThat(rulesOf("ada@" + "a".repeat(64) + ".com")).containsExactly(Rule.INVALID_FORMAT);
  }

  @Test
  void anAddressHasAtMost254Characters() {
    String domain = ".".concat("a".repeat(63)).repeat(3).substring(1);

    assertThat(emailOf("a".repeat(254 - 1 - domain.length()) + "@" + domain)).hasSize(254);
    assertThat(rulesOf("a".repeat(255 - 1 - domain.length()) + "@" + domain))
        .containsExactly(Rule.TOO_LONG);
  }

  static Stream<String> textsThatInviteBacktracking() {
    return Stream.of(
        "a".repeat(253) + "!",
        "a.".repeat(127),
        "a@" + "a".repeat(252),
        "a@" + "a-".repeat(126),
        "a@" + "a.".repeat(126),
        "a@" + ("a".repeat(62) + ".").repeat(4),
        "a@" + "\u0301".repeat(252),
        "!".repeat(254),
        "a@".repeat(127),
        "a.".repeat(500_000) + "@",
        "a@" + "a.".repeat(500_000));
  }

  @ParameterizedTest
  @MethodSource("textsThatInviteBacktracking")
  void noTextKeepsTheCheckBusy(String text) {
    assertTimeoutPreemptively(Duration.ofSeconds(1), () -> assertThat(rulesOf(text)).isNotEmpty());
  }

  private static String emailOf(String raw) {
    return OrderDetails.of(Drafts.DRAFT.withCustomerEmail(raw)).customerEmail();
  }

  private static Stream<Rule> rulesOf(String raw) {
    try {
      emailOf(raw);
      return Stream.empty();
    } catch (InvalidInput invalid) {
      return invalid.violations().stream().map(it -> it.rule());
    }
  }
}
