package com.smallbiz.application.usecase;

import com.smallbiz.application.job.JobContext;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobFailed;
import com.smallbiz.application.job.JobHandler;
import com.smallbiz.application.job.JobType;
import com.smallbiz.application.port.in.SyncOrder;
import com.smallbiz.application.port.out.OrderSyncFailed;
import com.smallbiz.domain.order.OrderId;
import java.util.UUID;

/** The job that syncs one order, and how its failures are taken. */
public final class SyncOrderJob implements JobHandler<SyncOrderJob.Arguments> {

  public static final JobType<Arguments> TYPE =
      new JobType<>("sync_order", 1, "integrations", Arguments.class);

  /**
   * @param orderId the order to send, as it is when the job runs
   */
  public record Arguments(UUID orderId) {}

  private final SyncOrder syncOrder;

  public SyncOrderJob(SyncOrder syncOrder) {
    this.syncOrder = syncOrder;
  }

  @Override
  public void handle(Arguments arguments, JobContext context) throws InterruptedException {
    try {
      syncOrder.sync(new OrderId(arguments.orderId()), context);
    } catch (OrderSyncFailed.Unavailable failure) {
      throw JobFailed.retry(error("external_unavailable", failure), failure.retryAfter(), failure);
    } catch (OrderSyncFailed.Rejected failure) {
      throw JobFailed.giveUp(error("external_rejected", failure), failure);
    } catch (OrderSyncFailed.NotAttempted failure) {
      throw JobFailed.postpone(
          error("external_unavailable", failure), failure.retryAfter(), failure);
    }
  }

  private static JobError error(String code, OrderSyncFailed failure) {
    return new JobError(code, failure.reason());
  }
}
