package com.smallbiz.bootstrap.example;

import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.usecase.JobEnqueuer;
import com.smallbiz.domain.order.OrderId;
import java.time.Duration;

/** Has the shop reminded, a day after an order was begun. */
public final class RemindOfDrafts {

  private static final Duration LATER = Duration.ofDays(1);

  private final JobEnqueuer enqueuer;

  public RemindOfDrafts(JobEnqueuer enqueuer) {
    this.enqueuer = enqueuer;
  }

  public JobId of(OrderId id, Origin origin) {
    var arguments = new RemindOfDraftJob.Arguments(id.value());
    return enqueuer
        .after(LATER)
        .enqueueUnique(RemindOfDraftJob.TYPE, arguments, "remind-of-draft:" + id, origin);
  }
}
