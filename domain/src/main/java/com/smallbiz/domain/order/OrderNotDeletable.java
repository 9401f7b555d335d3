package com.smallbiz.domain.order;

import java.util.Locale;

/** Only a draft or a cancelled order may vanish. */
public final class OrderNotDeletable extends OrderRefused {

  private final OrderStatus status;

  OrderNotDeletable(OrderId orderId, OrderStatus status) {
    super(
        orderId,
        "an order that is %s cannot be deleted".formatted(status.name().toLowerCase(Locale.ROOT)));
    this.status = status;
  }

  public OrderStatus status() {
    return status;
  }
}
