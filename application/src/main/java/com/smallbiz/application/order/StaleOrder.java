package com.smallbiz.application.order;

import com.smallbiz.domain.order.OrderId;

/** Somebody changed the order since the caller read it. */
public final class StaleOrder extends RuntimeException {

  private final transient OrderId orderId;
  private final long version;

  /**
   * @param version the version that the caller ought to have known
   */
  public StaleOrder(OrderId orderId, long version) {
    super("order %s is at version %d by now".formatted(orderId, version));
    this.orderId = orderId;
    this.version = version;
  }

  public OrderId orderId() {
    return orderId;
  }

  public long version() {
    return version;
  }
}
