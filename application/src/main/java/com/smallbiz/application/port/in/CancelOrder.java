package com.smallbiz.application.port.in;

import com.smallbiz.application.order.StaleOrder;
import com.smallbiz.domain.order.InvalidTransition;
import com.smallbiz.domain.order.Order;
import java.util.Optional;

/** Use case: an order is called off. */
@FunctionalInterface
public interface CancelOrder {

  /**
   * @return the order as it is now, unchanged if it was cancelled already, or empty if there is
   *     none
   * @throws InvalidTransition if its status forbids it
   * @throws StaleOrder if its version is not the expected one
   */
  Optional<Order> cancel(OrderCommand command);
}
