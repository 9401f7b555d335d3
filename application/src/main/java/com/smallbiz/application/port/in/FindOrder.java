package com.smallbiz.application.port.in;

import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderId;
import java.util.Optional;

/** Use case: somebody looks at one order. */
@FunctionalInterface
public interface FindOrder {

  Optional<Order> find(OrderId id);
}
