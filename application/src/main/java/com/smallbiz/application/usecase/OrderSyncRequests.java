package com.smallbiz.application.usecase;

import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.order.OrderSyncKey;
import com.smallbiz.application.port.in.RequestOrderSync;
import com.smallbiz.application.port.in.RequestOrderSyncCommand;
import com.smallbiz.application.port.in.SyncRequested;
import com.smallbiz.application.port.out.Jobs;
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
  private final Jobs jobs;
  private final JobEnqueuer enqueuer;
  private final Transactions transactions;

  public OrderSyncRequests(
      Orders orders, Jobs jobs, JobEnqueuer enqueuer, Transactions transactions) {
    this.orders = orders;
    this.jobs = jobs;
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
                          : new SyncRequested.Enqueued(job(order, command.origin()));
                    }));
  }

  /**
   * Where this very content is being sent, the job that sends it is all that is needed. Any other
   * job that is under way may have begun before the content changed, and has to be asked again.
   */
  private JobId job(Order order, Origin origin) {
    String key = OrderSyncKey.of(order.id());
    Optional<JobId> sending = order.isSyncing() ? jobs.findLive(key) : Optional.empty();
    return sending.orElseGet(
        () -> {
          var arguments = new SyncOrderJob.Arguments(order.id().value());
          return enqueuer.enqueueUnique(SyncOrderJob.TYPE, arguments, key, origin);
        });
  }
}
