package com.smallbiz.application.port.in;

import com.smallbiz.domain.order.OrderId;
import java.util.Collection;
import java.util.Map;

/** Use case: somebody has to tell orders apart by whose they are. */
@FunctionalInterface
public interface FindCustomerNames {

  /** The customers' names of these orders, without those that are gone. */
  Map<OrderId, String> names(Collection<OrderId> ids);
}
