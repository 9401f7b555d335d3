package com.smallbiz.application.port.in;

import com.smallbiz.application.order.StaleOrder;
import com.smallbiz.domain.order.InvalidTransition;
import com.smallbiz.domain.order.Order;
import java.util.Optional;

/** Use case: an order becomes final, its content stands from now on. */
@FunctionalInterface
public interface SubmitOrder {

  /**
   * @return the order as it is now, unchanged if it was submitted already, or empty if there is
   *     none
   * @throws InvalidTransition if its status forbids it
   * @throws StaleOrder if its version is not the expected one
   */
  Optional<Order> submit(OrderCommand command);
}
