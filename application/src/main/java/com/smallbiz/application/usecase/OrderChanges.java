package com.smallbiz.application.usecase;

import com.smallbiz.application.order.ExpectedVersion;
import com.smallbiz.application.port.in.CancelOrder;
import com.smallbiz.application.port.in.ChangeOrder;
import com.smallbiz.application.port.in.ChangeOrderCommand;
import com.smallbiz.application.port.in.DeleteOrder;
import com.smallbiz.application.port.in.FulfillOrder;
import com.smallbiz.application.port.in.OrderCommand;
import com.smallbiz.application.port.in.SubmitOrder;
import com.smallbiz.application.port.out.Orders;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderId;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Leads orders through their lives. Each change reads the order and stores what became of it in one
 * transaction, in which nobody else can change it.
 */
public final class OrderChanges
    implements ChangeOrder, SubmitOrder, FulfillOrder, CancelOrder, DeleteOrder {

  private final Orders orders;
  private final Transactions transactions;
  private final Clock clock;

  public OrderChanges(Orders orders, Transactions transactions, Clock clock) {
    this.orders = orders;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Optional<Order> change(ChangeOrderCommand command) {
    return apply(
        command.id(),
        command.expected(),
        order -> {
          var present = order.details();
          var wanted = command.edit().apply(present.toDraft());
          return order.change(present.edited(wanted), clock.instant());
        });
  }

  @Override
  public Optional<Order> submit(OrderCommand command) {
    return apply(command.id(), command.expected(), order -> order.submit(clock.instant()));
  }

  @Override
  public Optional<Order> fulfill(OrderCommand command) {
    return apply(command.id(), command.expected(), order -> order.fulfill(clock.instant()));
  }

  @Override
  public Optional<Order> cancel(OrderCommand command) {
    return apply(command.id(), command.expected(), order -> order.cancel(clock.instant()));
  }

  @Override
  public boolean delete(OrderCommand command) {
    return transactions.inTransaction(
        () -> {
          Optional<Order> order = orders.findForUpdate(command.id());
          order.ifPresent(
              it -> {
                command.expected().require(it);
                it.requireDeletable();
                orders.remove(it);
              });
          return order.isPresent();
        });
  }

  private Optional<Order> apply(OrderId id, ExpectedVersion expected, UnaryOperator<Order> change) {
    return transactions.inTransaction(
        () ->
            orders
                .findForUpdate(id)
                .map(
                    order -> {
                      expected.require(order);
                      Order changed = change.apply(order);
                      return changed.equals(order) ? order : orders.update(changed);
                    }));
  }
}
