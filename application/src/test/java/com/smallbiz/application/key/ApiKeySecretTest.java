package com.smallbiz.application.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiKeySecretTest {

  /** Made once and for all: a key that was given out must be read by every later version. */
  private static final String GIVEN_OUT = "sbz_0nIqn6bpZeKJsDmDhJYgFmYTrXhVGb_04uhAJ";

  @RepeatedTest(100)
  void aKeyReadsAsWhatItWasWrittenAs() {
    var secret = ApiKeySecret.generate(new SecureRandom());

    assertThat(secret.text()).matches("sbz_[0-9A-Za-z]{30}_[0-9A-Za-z]{6}");
    assertThat(ApiKeySecret.parse(secret.text()))
        .hasValueSatisfying(read -> assertThat(read.text()).isEqualTo(secret.text()))
        .hasValueSatisfying(read -> assertThat(read.digest()).isEqualTo(secret.digest()));
  }

  @Test
  void everyCharacterThatIsChangedIsNoticed() {
    String text = ApiKeySecret.generate(new Random(42)).text();

    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'x' ? 'y' : 'x';
      assertThat(ApiKeySecret.parse(text.substring(0, i) + other + text.substring(i + 1)))
          .isEmpty();
    }
  }

  @Test
  void twoCharactersThatChangePlacesAreNoticed() {
    String text = ApiKeySecret.generate(new Random(42)).text();

    for (int i = 0; i + 1 < text.length(); i++) {
      String swapped = text.substring(0, i) + text.charAt(i + 1) + text.charAt(i);
      swapped += text.substring(i + 2);
      assertThat(ApiKeySecret.parse(swapped).isPresent()).isEqualTo(swapped.equals(text));
    }
  }

  @Test
  void aKeyThatWasGivenOutStaysReadable() {
    assertThat(ApiKeySecret.parse(GIVEN_OUT))
        .hasValueSatisfying(
            it ->
                assertThat(it.digest().hex())
                    .isEqualTo("315c704deb68faeaf4e5b388efd08e8e33e7e407ea368bc74e418aa740a2029a"))
        .hasValueSatisfying(it -> assertThat(it.lastFour()).isEqualTo("uhAJ"))
        .hasValueSatisfying(it -> assertThat(it).hasToString("sbz_…uhAJ"));
  }

  @ParameterizedTest
  @CsvSource({
    "ORDERS_READ,orders:read",
    "ORDERS_WRITE,orders:write",
    "JOBS_READ,jobs:read",
    "JOBS_WRITE,jobs:write",
    "JOBS_ADMIN,jobs:admin"
  })
  void aScopeIsWrittenInWords(Scope scope, String text) {
    assertThat(scope.text()).isEqualTo(text);
    assertThat(Scope.of(text)).contains(scope);
  }

  @Test
  void noOtherWordIsAScope() {
    assertThat(Scope.of("ORDERS_READ")).isEmpty();
    assertThat(Scope.of("")).isEmpty();
  }
}
