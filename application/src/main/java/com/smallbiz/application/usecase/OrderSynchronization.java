package com.smallbiz.application.usecase;

import com.smallbiz.application.job.JobContext;
import com.smallbiz.application.order.SyncAttempt;
import com.smallbiz.application.order.SyncAttempt.Outcome;
import com.smallbiz.application.port.in.SyncOrder;
import com.smallbiz.application.port.out.OrderSyncFailed;
import com.smallbiz.application.port.out.OrderSyncer;
import com.smallbiz.application.port.out.Orders;
import com.smallbiz.application.port.out.SyncHistory;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Sends an order to the external system: reads it in one transaction, calls the external system in
 * none, and records the outcome in another, in the order and in its history. An order that was
 * changed during the call keeps its change and stays outdated.
 */
public final class OrderSynchronization implements SyncOrder {

  private final Orders orders;
  private final OrderSyncer syncer;
  private final SyncHistory history;
  private final Transactions transactions;
  private final Clock clock;
  private final LongSupplier nanoTime;

  /**
   * @param nanoTime as {@link System#nanoTime()}, by which calls are timed
   */
  public OrderSynchronization(
      Orders orders,
      OrderSyncer syncer,
      SyncHistory history,
      Transactions transactions,
      Clock clock,
      LongSupplier nanoTime) {
    this.orders = orders;
    this.syncer = syncer;
    this.history = history;
    this.transactions = transactions;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  @Override
  public void sync(OrderId id, JobContext run) throws InterruptedException {
    Optional<Order> current = update(id, order -> order.beginSync(clock.instant()));
    if (current.isPresent() && !current.get().isSynced()) {
      push(current.get(), run);
    }
  }

  private void push(Order order, JobContext run) throws InterruptedException {
    var call = new Call(order, run, clock.instant(), nanoTime.getAsLong());
    String externalId;
    try {
      externalId = syncer.push(order, run.origin());
    } catch (OrderSyncFailed.NotAttempted notAttempted) {
      update(order.id(), failed(order, notAttempted.reason()));
      throw notAttempted;
    } catch (OrderSyncFailed failure) {
      Outcome outcome =
          failure instanceof OrderSyncFailed.Rejected ? Outcome.REFUSED : Outcome.UNAVAILABLE;
      record(
          call.ended(nanoTime.getAsLong(), outcome, failure.reason()),
          failed(order, failure.reason()));
      throw failure;
    } catch (RuntimeException unexpected) {
      String reason = "The order could not be sent; the log says why";
      record(call.ended(nanoTime.getAsLong(), Outcome.FAILED, reason), failed(order, reason));
      throw unexpected;
    }
    record(
        call.ended(nanoTime.getAsLong(), Outcome.SYNCED, externalId),
        current -> current.synced(order.revision(), externalId, clock.instant()));
  }

  /** A call to the external system that is under way. */
  private record Call(Order order, JobContext run, Instant startedAt, long startNanos) {

    SyncAttempt ended(long nanos, Outcome outcome, String answer) {
      return new SyncAttempt(
          order.id(),
          startedAt,
          Duration.ofNanos(nanos - startNanos),
          outcome,
          answer,
          order.revision(),
          run.jobId(),
          run.attempt(),
          run.origin().requestId());
    }
  }

  private UnaryOperator<Order> failed(Order sent, String reason) {
    return current -> current.syncFailed(sent.revision(), reason, clock.instant());
  }

  private void record(SyncAttempt attempt, UnaryOperator<Order> change) {
    transactions.inTransaction(
        () -> {
          Optional<Order> order = update(attempt.orderId(), change);
          order.ifPresent(it -> history.add(attempt));
          return order;
        });
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
