package com.smallbiz.application.usecase;

import com.smallbiz.application.job.Origin;
import com.smallbiz.application.port.in.SyncOrder;
import com.smallbiz.application.port.out.OrderSyncFailed;
import com.smallbiz.application.port.out.OrderSyncer;
import com.smallbiz.application.port.out.Orders;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderId;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Sends an order to the external system: reads it in one transaction, calls the external system in
 * none, and records the outcome in another. An order that was changed during the call keeps its
 * change and stays outdated.
 */
public final class OrderSynchronization implements SyncOrder {

  private final Orders orders;
  private final OrderSyncer syncer;
  private final Transactions transactions;
  private final Clock clock;

  public OrderSynchronization(
      Orders orders, OrderSyncer syncer, Transactions transactions, Clock clock) {
    this.orders = orders;
    this.syncer = syncer;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void sync(OrderId id, Origin origin) throws InterruptedException {
    Optional<Order> current = update(id, order -> order.beginSync(clock.instant()));
    if (current.isEmpty() || current.get().isSynced()) {
      return;
    }
    long revision = current.get().revision();
    String externalId;
    try {
      externalId = syncer.push(current.get(), origin);
    } catch (OrderSyncFailed failure) {
      recordFailure(id, revision, failure.reason());
      throw failure;
    } catch (RuntimeException unexpected) {
      recordFailure(id, revision, "The order could not be sent; the log says why");
      throw unexpected;
    }
    update(id, order -> order.synced(revision, externalId, clock.instant()));
  }

  private void recordFailure(OrderId id, long revision, String error) {
    update(id, order -> order.syncFailed(revision, error, clock.instant()));
  }

  private Optional<Order> update(OrderId id, UnaryOperator<Order> change) {
    return transactions.inTransaction(
        () ->
            orders
                .findForUpdate(id)
                .map(
                    order -> {
                      Order changed = change.apply(order);
                      return changed.equals(order) ? order : orders.update(changed);
                    }));
  }
}
