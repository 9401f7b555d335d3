package com.smallbiz.application.job;

import org.jspecify.annotations.Nullable;

/**
 * Which jobs are wanted; null asks for nothing in particular.
 *
 * @param type the job type's name
 * @param text stands, in whatever case, in the job's type, unique key or last error. One that is a
 *     UUID names a job, or the order whose syncs are wanted, of which those that succeeded are not
 *     found
 */
public record JobFilter(
    @Nullable JobState state,
    @Nullable String queue,
    @Nullable String type,
    @Nullable String text) {

  public static final JobFilter NONE = new JobFilter(null, null, null);

  /** Without any text that is looked for. */
  public JobFilter(@Nullable JobState state, @Nullable String queue, @Nullable String type) {
    this(state, queue, type, null);
  }

  public static JobFilter of(JobState state) {
    return new JobFilter(state, null, null);
  }

  public JobFilter withoutText() {
    return new JobFilter(state, queue, type);
  }
}
