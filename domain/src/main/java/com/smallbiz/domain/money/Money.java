package com.smallbiz.domain.money;

/**
 * An amount of money, exact.
 *
 * @param minorUnits the amount in the currency's own minor unit: 500 is 5.00 USD, and 500 JPY
 */
public record Money(long minorUnits, CurrencyCode currency) {

  public static Money zero(CurrencyCode currency) {
    return new Money(0, currency);
  }

  /**
   * @throws ArithmeticException if the sum does not fit: an amount is never wrapped or rounded
   * @throws IllegalArgumentException if the currencies differ
   */
  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot add %s to %s".formatted(other, this));
    }
    return new Money(Math.addExact(minorUnits, other.minorUnits), currency);
  }

  /**
   * @throws ArithmeticException if the product does not fit
   */
  public Money times(long factor) {
    return new Money(Math.multiplyExact(minorUnits, factor), currency);
  }
}
