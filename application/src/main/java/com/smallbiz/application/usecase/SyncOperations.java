package com.smallbiz.application.usecase;

import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobTally;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.order.ExpectedVersion;
import com.smallbiz.application.order.OrderPosition;
import com.smallbiz.application.order.OrderSyncKey;
import com.smallbiz.application.port.in.RequestOrderSync;
import com.smallbiz.application.port.in.RequestOrderSyncCommand;
import com.smallbiz.application.port.in.SyncFailedOrders;
import com.smallbiz.application.port.in.SyncOrderNow;
import com.smallbiz.application.port.in.SyncRequested;
import com.smallbiz.application.port.out.SyncSurvey;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.domain.order.OrderId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Syncs orders because an operator wants it now. A client that asks for a sync leaves a job that
 * waits for its next attempt as it is; an operator, who knows that the external system is well
 * again, brings it forward.
 */
public final class SyncOperations implements SyncOrderNow, SyncFailedOrders {

  /** Small enough not to hold workers up for longer than some milliseconds. */
  private static final int BATCH = 500;

  private final RequestOrderSync requests;
  private final SyncSurvey survey;
  private final JobEnqueuer enqueuer;
  private final JobOperations jobs;
  private final Transactions transactions;

  public SyncOperations(
      RequestOrderSync requests,
      SyncSurvey survey,
      JobEnqueuer enqueuer,
      JobOperations jobs,
      Transactions transactions) {
    this.requests = requests;
    this.survey = survey;
    this.enqueuer = enqueuer;
    this.jobs = jobs;
    this.transactions = transactions;
  }

  @Override
  public Optional<SyncRequested> syncNow(OrderId id, Origin origin) {
    return transactions.inTransaction(
        () -> {
          var command = new RequestOrderSyncCommand(id, ExpectedVersion.ANY, origin);
          Optional<SyncRequested> requested = requests.request(command);
          if (requested.orElse(null) instanceof SyncRequested.Enqueued enqueued) {
            jobs.retry(List.of(enqueued.jobId()));
          }
          return requested;
        });
  }

  /**
   * The orders are not held meanwhile. One that changes, is synced by somebody else or goes away
   * gets a job all the same, which takes it as it is then.
   */
  @Override
  public JobTally syncFailed(@Nullable String reason, Origin origin) {
    return Steps.<OrderPosition>take(
        LIMIT,
        (place, most) -> {
          int size = Math.min(BATCH, most);
          // One order more than wanted, to know whether another step follows.
          List<OrderPosition> found = survey.failed(reason, place, size + 1);
          List<OrderPosition> batch = found.subList(0, Math.min(size, found.size()));
          sync(batch, origin);
          return new Steps.Taken<>(
              new JobTally(batch.size(), 0),
              found.size() > size ? batch.get(batch.size() - 1) : null);
        });
  }

  private void sync(List<OrderPosition> batch, Origin origin) {
    Map<String, SyncOrderJob.Arguments> arguments = new LinkedHashMap<>();
    for (OrderPosition order : batch) {
      OrderId id = order.id();
      arguments.put(OrderSyncKey.of(id), new SyncOrderJob.Arguments(id.value()));
    }
    transactions.inTransaction(
        () -> {
          List<JobId> ids = enqueuer.enqueueAllUnique(SyncOrderJob.TYPE, arguments, origin);
          return jobs.retry(ids);
        });
  }
}
