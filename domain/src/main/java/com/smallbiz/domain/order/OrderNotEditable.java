package com.smallbiz.domain.order;

import java.util.Locale;

/** The content of an order that is no longer a draft stands; only its note may change. */
public final class OrderNotEditable extends OrderRefused {

  private final OrderStatus status;

  OrderNotEditable(OrderId orderId, OrderStatus status) {
    super(
        orderId,
        "an order that is %s cannot be edited, but for its note"
            .formatted(status.name().toLowerCase(Locale.ROOT)));
    this.status = status;
  }

  public OrderStatus status() {
    return status;
  }
}
