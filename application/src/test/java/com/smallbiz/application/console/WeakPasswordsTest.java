package com.smallbiz.application.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeakPasswordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x7#kQ2m!vR9",
        "Password1234",
        "CorrectHorseBatteryStaple",
        "aaaaaaaaaaaaaaaa",
        "ababababababab",
        "123456789012",
        "210987654321",
        "qwertyuiopas",
        "LKJHGFDSAPOIUYTREWQ",
        "1qaz2wsx3edc",
        "xK9-SmallBiz-2vQ",
        "xK9-Operator-2vQ"
      })
  void areRefused(String password) {
    assertThat(WeakPasswords.include(password, "operator")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x7#kQ2m!vR9p", "violet tram eleven soup", "пароль для лавки"})
  void areNotWhatNobodyGuesses(String password) {
    assertThat(WeakPasswords.include(password, "operator")).isFalse();
    assertThat(WeakPasswords.include(password, "o")).isFalse();
  }
}
