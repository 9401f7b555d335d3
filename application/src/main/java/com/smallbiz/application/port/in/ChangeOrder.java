package com.smallbiz.application.port.in;

import com.smallbiz.application.order.StaleOrder;
import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderNotEditable;
import com.smallbiz.domain.validation.InvalidInput;
import java.util.Optional;

/** Use case: the content of an order is edited. */
@FunctionalInterface
public interface ChangeOrder {

  /**
   * @return the order as it is now, unchanged if the edit changes nothing, or empty if there is
   *     none
   * @throws InvalidInput with all that would be wrong with the edited order
   * @throws OrderNotEditable if its status forbids it
   * @throws StaleOrder if its version is not the expected one
   */
  Optional<Order> change(ChangeOrderCommand command);
}
