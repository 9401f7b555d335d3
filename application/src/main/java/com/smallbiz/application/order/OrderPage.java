package com.smallbiz.application.order;

import com.smallbiz.domain.order.Order;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some orders in sequence.
 *
 * @param next where the next page goes on, or null if this is the last
 */
public record OrderPage(List<Order> orders, @Nullable OrderPosition next) {

  public OrderPage {
    orders = List.copyOf(orders);
  }
}
