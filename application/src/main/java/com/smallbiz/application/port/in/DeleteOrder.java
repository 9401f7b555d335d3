package com.smallbiz.application.port.in;

import com.smallbiz.application.order.StaleOrder;
import com.smallbiz.domain.order.OrderNotDeletable;

/** Use case: an order that nobody needs is removed. */
@FunctionalInterface
public interface DeleteOrder {

  /**
   * @return false if there is no such order
   * @throws OrderNotDeletable if its status forbids it
   * @throws StaleOrder if its version is not the expected one
   */
  boolean delete(OrderCommand command);
}
