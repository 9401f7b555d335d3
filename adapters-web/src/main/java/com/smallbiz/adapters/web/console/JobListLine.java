package com.smallbiz.adapters.web.console;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.order.OrderSyncKey;
import com.smallbiz.domain.order.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as a line of a list.
 *
 * @param order the order that it syncs, if that is what it does
 * @param at the moment that the list shows its jobs with
 */
record JobListLine(Job job, @Nullable OrderId order, @Nullable Instant at) {

  static JobListLine of(JobList list, Job job) {
    return new JobListLine(
        job, OrderSyncKey.order(job.uniqueKey()).orElse(null), list.momentOf(job));
  }

  public String attempts() {
    return "%d of %d".formatted(job.attempt(), job.maxAttempts());
  }
}
