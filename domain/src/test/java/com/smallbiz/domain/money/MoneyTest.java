package com.smallbiz.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MoneyTest {

  private static final CurrencyCode JPY = new CurrencyCode("JPY");

  @Test
  void nothingIsZeroOfItsCurrency() {
    assertThat(Money.zero(JPY)).isEqualTo(new Money(0, JPY));
  }

  @Test
  void amountsOfDifferentCurrenciesAreNeverAdded() {
    var dollars = new Money(500, CurrencyCode.USD);
    var yen = new Money(500, JPY);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> dollars.plus(yen))
        .withMessageContaining("USD")
        .withMessageContaining("JPY");
  }

  @Test
  void theSameNumberOfAnotherCurrencyIsAnotherAmount() {
    assertThat(new Money(500, CurrencyCode.USD)).isNotEqualTo(new Money(500, JPY));
  }

  @Property
  void sumsAreExactOrRefused(@ForAll long left, @ForAll long right) {
    BigInteger exact = BigInteger.valueOf(left).add(BigInteger.valueOf(right));

    assertExactOrRefused(exact, () -> dollars(left).plus(dollars(right)));
  }

  @Property
  void productsAreExactOrRefused(@ForAll long amount, @ForAll long factor) {
    BigInteger exact = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(factor));

    assertExactOrRefused(exact, () -> dollars(amount).times(factor));
  }

  @Property
  void productsOfEverydaySizeFit(@ForAll int amount, @ForAll int factor) {
    assertThat(dollars(amount).times(factor)).isEqualTo(dollars((long) amount * factor));
  }

  private static void assertExactOrRefused(BigInteger exact, Supplier<Money> calculation) {
    if (exact.bitLength() < Long.SIZE) {
      assertThat(calculation.get()).isEqualTo(dollars(exact.longValueExact()));
    } else {
      assertThatThrownBy(calculation::get).isInstanceOf(ArithmeticException.class);
    }
  }

  private static Money dollars(long cents) {
    return new Money(cents, CurrencyCode.USD);
  }
}
