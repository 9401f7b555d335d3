package com.smallbiz.domain.order;

import java.util.Locale;

/** No step leads from the order's status to the one asked for. */
public final class InvalidTransition extends OrderRefused {

  private final OrderStatus from;
  private final OrderStatus to;

  InvalidTransition(OrderId orderId, OrderStatus from, OrderStatus to) {
    super(orderId, "an order that is %s cannot become %s".formatted(words(from), words(to)));
    this.from = from;
    this.to = to;
  }

  public OrderStatus from() {
    return from;
  }

  public OrderStatus to() {
    return to;
  }

  private static String words(OrderStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
