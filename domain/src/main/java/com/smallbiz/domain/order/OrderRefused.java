package com.smallbiz.domain.order;

/** An order's state forbids what was asked: the family of all such refusals. */
public abstract sealed class OrderRefused extends RuntimeException
    permits InvalidTransition, OrderNotEditable, OrderNotDeletable {

  private final transient OrderId orderId;

  OrderRefused(OrderId orderId, String message) {
    super(message);
    this.orderId = orderId;
  }

  public OrderId orderId() {
    return orderId;
  }
}
