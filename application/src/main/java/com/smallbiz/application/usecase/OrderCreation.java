package com.smallbiz.application.usecase;

import com.smallbiz.application.port.in.CreateOrder;
import com.smallbiz.application.port.out.Ids;
import com.smallbiz.application.port.out.Orders;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderDetails;
import com.smallbiz.domain.order.OrderDraft;
import com.smallbiz.domain.order.OrderId;
import java.time.Clock;

/** Writes new orders down. */
public final class OrderCreation implements CreateOrder {

  private final Orders orders;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;

  public OrderCreation(Orders orders, Transactions transactions, Ids ids, Clock clock) {
    this.orders = orders;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Order create(OrderDraft draft) {
    var details = OrderDetails.of(draft);
    var order = Order.place(new OrderId(ids.next()), details, clock.instant());
    return transactions.inTransaction(
        () -> {
          orders.add(order);
          return order;
        });
  }
}
