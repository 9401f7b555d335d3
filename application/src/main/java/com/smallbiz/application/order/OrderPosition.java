package com.smallbiz.application.order;

import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderId;
import java.time.Instant;

/** A place in the sequence of all orders, which never moves: by creation, then by id. */
public record OrderPosition(Instant createdAt, OrderId id) {

  public static OrderPosition of(Order order) {
    return new OrderPosition(order.createdAt(), order.id());
  }
}
