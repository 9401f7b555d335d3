package com.smallbiz.application.port.in;

import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderDraft;
import com.smallbiz.domain.validation.InvalidInput;

/** Use case: a new order is written down, as a draft. */
@FunctionalInterface
public interface CreateOrder {

  /**
   * @throws InvalidInput with all that is wrong with the draft
   */
  Order create(OrderDraft draft);
}
