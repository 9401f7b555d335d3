package com.smallbiz.application.job;

import org.jspecify.annotations.Nullable;

/**
 * Which jobs are wanted; null asks for nothing in particular.
 *
 * @param type the job type's name
 */
public record JobFilter(@Nullable JobState state, @Nullable String queue, @Nullable String type) {

  public static final JobFilter NONE = new JobFilter(null, null, null);

  public static JobFilter of(JobState state) {
    return new JobFilter(state, null, null);
  }
}
