package com.smallbiz.application.usecase;

import com.smallbiz.application.order.OrderPage;
import com.smallbiz.application.order.OrderQuery;
import com.smallbiz.application.port.in.FindCustomerNames;
import com.smallbiz.application.port.in.FindOrder;
import com.smallbiz.application.port.in.ListOrders;
import com.smallbiz.application.port.out.Orders;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Looks orders up. An order and its line items are read in one transaction, so that they match. */
public final class OrderReading implements FindOrder, ListOrders, FindCustomerNames {

  private final Orders orders;
  private final Transactions transactions;

  public OrderReading(Orders orders, Transactions transactions) {
    this.orders = orders;
    this.transactions = transactions;
  }

  @Override
  public Optional<Order> find(OrderId id) {
    return transactions.inTransaction(() -> orders.find(id));
  }

  @Override
  public OrderPage list(OrderQuery query) {
    return transactions.inTransaction(() -> orders.page(query));
  }

  @Override
  public Map<OrderId, String> names(Collection<OrderId> ids) {
    return orders.customerNames(ids);
  }
}
