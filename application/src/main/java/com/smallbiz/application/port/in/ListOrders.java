package com.smallbiz.application.port.in;

import com.smallbiz.application.order.OrderPage;
import com.smallbiz.application.order.OrderQuery;

/** Use case: somebody leafs through the orders. */
@FunctionalInterface
public interface ListOrders {

  OrderPage list(OrderQuery query);
}
