package com.smallbiz.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurrencyCodeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"USD", "EUR", "JPY", "BHD", "CLF", "XCG", "ZWG", "XOF", "CHW", "VED", "XAD"})
  void currenciesOfTodayAreCurrent(String code) {
    assertThat(CurrencyCode.isCurrent(code)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DEM", "HRK", "BGN", "ANG", "ZWL", "SLL", "CUC", "VEF", "MRO"})
  void withdrawnCurrenciesAreHeldButAreNotCurrent(String code) {
    assertThat(new CurrencyCode(code).value()).isEqualTo(code);
    assertThat(CurrencyCode.isCurrent(code)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"XAU", "XAG", "XTS", "XXX", "XDR", "XUA", "XSU"})
  void codesWithoutMinorUnitAreNotCurrent(String code) {
    assertThat(CurrencyCode.isCurrent(code)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "US", "USDT", "usd", "Usd", "U5D", " USD", "USD\n", "ÜSD", "ＵＳＤ"})
  void otherTextsAreNoCodes(String text) {
    assertThat(CurrencyCode.isCurrent(text)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new CurrencyCode(text));
  }
}
