package com.smallbiz.adapters.web.console;

import com.smallbiz.application.job.Job;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as a line of a list.
 *
 * @param order the order that it syncs, if that is what it does
 * @param at the moment that the list shows its jobs with
 */
record JobListLine(Job job, @Nullable OrderName order, @Nullable Instant at) {

  static JobListLine of(JobList list, Job job, @Nullable OrderName order) {
    return new JobListLine(job, order, list.momentOf(job));
  }

  public String attempts() {
    return "%d of %d".formatted(job.attempt(), job.maxAttempts());
  }
}
