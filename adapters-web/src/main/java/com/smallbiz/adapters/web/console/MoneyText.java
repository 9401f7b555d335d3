package com.smallbiz.adapters.web.console;

import com.smallbiz.domain.money.CurrencyCode;
import com.smallbiz.domain.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

/** Amounts as people write them, with as many decimals as the currency has. */
final class MoneyText {

  private static final int USUAL_DECIMALS = 2;

  private MoneyText() {}

  static String of(Money money) {
    int decimals = decimals(money.currency());
    return String.format(
        Locale.ROOT,
        "%,." + decimals + "f %s",
        BigDecimal.valueOf(money.minorUnits(), decimals),
        money.currency().value());
  }

  /** An order may have a currency that this Java does not know yet, or not any more. */
  private static int decimals(CurrencyCode currency) {
    try {
      return Math.max(0, Currency.getInstance(currency.value()).getDefaultFractionDigits());
    } catch (IllegalArgumentException unknown) {
      return USUAL_DECIMALS;
    }
  }
}
