package com.smallbiz.application.port.in;

import com.smallbiz.application.order.StaleOrder;
import com.smallbiz.domain.order.InvalidTransition;
import com.smallbiz.domain.order.Order;
import java.util.Optional;

/** Use case: the shop has delivered what was ordered. */
@FunctionalInterface
public interface FulfillOrder {

  /**
   * @return the order as it is now, unchanged if it was fulfilled already, or empty if there is
   *     none
   * @throws InvalidTransition if its status forbids it
   * @throws StaleOrder if its version is not the expected one
   */
  Optional<Order> fulfill(OrderCommand command);
}
