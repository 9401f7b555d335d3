package com.smallbiz.domain.order;

import com.smallbiz.domain.money.Money;
import org.jspecify.annotations.Nullable;

/** A number of one thing at one price. */
public record LineItem(@Nullable String sku, String description, long quantity, Money unitPrice) {

  public static final int MAX_SKU = 64;
  public static final int MAX_DESCRIPTION = 500;
  public static final long MAX_QUANTITY = 1_000_000;
  public static final long MAX_UNIT_PRICE = 1_000_000_000_000L;

  public LineItem {
    if (quantity < 1 || quantity > MAX_QUANTITY) {
      throw new IllegalArgumentException("quantity out of range: " + quantity);
    }
    if (unitPrice.minorUnits() < 0 || unitPrice.minorUnits() > MAX_UNIT_PRICE) {
      throw new IllegalArgumentException("unit price out of range: " + unitPrice);
    }
  }

  public Money total() {
    return unitPrice.times(quantity);
  }
}
