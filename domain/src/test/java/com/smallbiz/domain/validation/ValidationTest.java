package com.smallbiz.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationTest {

  private final Validation validation = new Validation();

  @Test
  void aRequiredTextIsCleaned() {
    assertThat(validation.requiredText("name", " Ame\u0301lie\n", 6)).isEqualTo("Am\u00E9lie");
    assertThat(violations()).isEmpty();
  }

  @Test
  void aRequiredTextThatIsNotThereIsRequired() {
    validation.requiredText("name", null, 10);

    assertThat(violations()).containsExactly(new Violation("name", Rule.REQUIRED, "is required"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\n\t", "\u200B\u2060", "\u3164", "\uFEFF "})
  void aRequiredTextThatShowsNothingIsBlank(String text) {
    validation.requiredText("name", text, 10);

    assertThat(violations())
        .containsExactly(new Violation("name", Rule.BLANK, "must not be blank"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000", "\r", "a\r\n", "\u0085", "\u007F", "\uD800", "x\uDC00y"})
  void aTextThatCannotBeShownIsInvalidAndNothingElse(String text) {
    validation.requiredText("required", text, 1);
    validation.optionalText("optional", text, 1);

    assertThat(violations())
        .extracting(Violation::field, Violation::rule)
        .containsExactly(
            tuple("required", Rule.INVALID_FORMAT), tuple("optional", Rule.INVALID_FORMAT));
  }

  @Test
  void aTextThatIsNotThereIsFineWhereItMayBeAbsent() {
    assertThat(validation.optionalText("note", null, 1)).isNull();
    assertThat(validation.optionalText("note", "  ", 1)).isEmpty();
    assertThat(violations()).isEmpty();
  }

  @Test
  void lengthsAreMeasuredInCodePointsAfterCleaning() {
    validation.optionalText("mugs", "\uD83C\uDF75".repeat(3), 3);
    validation.optionalText("padded", "  abc  ", 3);
    validation.optionalText("composed", "e\u0301".repeat(3), 3);
    assertThat(violations()).isEmpty();

    validation.optionalText("grown", "\uFB2C", 2);
    assertThat(violations())
        .containsExactly(new Violation("grown", Rule.TOO_LONG, "must be at most 2 characters"));
  }

  @ParameterizedTest
  @CsvSource({"0,false", "1,true", "7,true", "8,false", "-9223372036854775808,false"})
  void bothBoundsOfANumberAreInclusive(long number, boolean valid) {
    validation.requiredNumber("quantity", number, 1, 7);

    assertThat(validation.isBroken("quantity")).isNotEqualTo(valid);
  }

  @Test
  void aNumberThatIsNotThereIsRequired() {
    validation.requiredNumber("quantity", null, 1, 7);

    assertThat(violations())
        .containsExactly(new Violation("quantity", Rule.REQUIRED, "is required"));
  }

  @Test
  void aFieldIsBrokenIfAFieldBelowItIs() {
    validation.reject("lineItems/0/quantity", Rule.REQUIRED, "is required");

    assertThat(validation.isBroken("lineItems")).isTrue();
    assertThat(validation.isBroken("lineItems/0")).isTrue();
    assertThat(validation.isBroken("line")).isFalse();
    assertThat(validation.isBroken("lineItems/0/quantity/x")).isFalse();
  }

  @Test
  void everyBrokenRuleIsReportedInTheOrderFound() {
    validation.reject("b", Rule.BLANK, "must not be blank");
    validation.reject("a", Rule.REQUIRED, "is required");

    assertThat(violations()).extracting(Violation::field).containsExactly("b", "a");
  }

  @Test
  void nothingIsThrownWhereNothingIsBroken() {
    assertThatCode(validation::throwIfBroken).doesNotThrowAnyException();
  }

  private List<Violation> violations() {
    var invalid = catchThrowableOfType(InvalidInput.class, validation::throwIfBroken);
    return invalid == null ? List.of() : invalid.violations();
  }
}
