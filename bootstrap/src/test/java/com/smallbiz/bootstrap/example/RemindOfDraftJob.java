package com.smallbiz.bootstrap.example;

import com.smallbiz.application.job.JobContext;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobFailed;
import com.smallbiz.application.job.JobHandler;
import com.smallbiz.application.job.JobType;
import com.smallbiz.application.port.in.FindOrder;
import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderId;
import com.smallbiz.domain.order.OrderStatus;
import java.util.UUID;

/** The job that reminds the shop of an order that is still a draft. */
public final class RemindOfDraftJob implements JobHandler<RemindOfDraftJob.Arguments> {

  public static final JobType<Arguments> TYPE =
      new JobType<>("remind_of_draft", 1, "default", Arguments.class);

  /**
   * @param orderId the order, whose state is looked at when the job runs
   */
  public record Arguments(UUID orderId) {}

  private final FindOrder findOrder;
  private final Reminders reminders;

  public RemindOfDraftJob(FindOrder findOrder, Reminders reminders) {
    this.findOrder = findOrder;
    this.reminders = reminders;
  }

  @Override
  public void handle(Arguments arguments, JobContext context) {
    findOrder
        .find(new OrderId(arguments.orderId()))
        .filter(order -> order.status() == OrderStatus.DRAFT)
        .ifPresent(this::remind);
  }

  private void remind(Order order) {
    try {
      reminders.remind(order);
    } catch (Reminders.NotSent failure) {
      throw JobFailed.retry(new JobError("mail_unavailable", failure.getMessage()), null, failure);
    }
  }
}
