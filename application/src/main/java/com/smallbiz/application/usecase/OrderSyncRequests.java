package com.smallbiz.application.usecase;

import com.smallbiz.application.port.in.RequestOrderSync;
import com.smallbiz.application.port.in.RequestOrderSyncCommand;
import com.smallbiz.application.port.in.SyncRequested;
import com.smallbiz.application.port.out.Orders;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.domain.order.Order;
import java.util.Optional;

/**
 * Has orders synced in the background. The order is held while the job is enqueued, so that what is
 * decided here is still true when it is committed.
 */
public final class OrderSyncRequests implements RequestOrderSync {

  private final Orders orders;
  private final JobEnqueuer enqueuer;
  private final Transactions transactions;

  public OrderSyncRequests(Orders orders, JobEnqueuer enqueuer, Transactions transactions) {
    this.orders = orders;
    this.enqueuer = enqueuer;
    this.transactions = transactions;
  }

  @Override
  public Optional<SyncRequested> request(RequestOrderSyncCommand command) {
    return transactions.inTransaction(
        () ->
            orders
                .findForUpdate(command.id())
                .map(
                    order -> {
                      command.expected().require(order);
                      return order.isSynced()
                          ? new SyncRequested.AlreadySynced()
                          : enqueue(order, command);
                    }));
  }

  private SyncRequested enqueue(Order order, RequestOrderSyncCommand command) {
    var arguments = new SyncOrderJob.Arguments(order.id().value());
    var jobId =
        enqueuer.enqueueUnique(
            SyncOrderJob.TYPE, arguments, "order-sync:" + order.id(), command.origin());
    return new SyncRequested.Enqueued(jobId);
  }
}
