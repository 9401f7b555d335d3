package com.smallbiz.application.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Word to the queue that a job is there to be run.
 *
 * @param type the job type's name
 * @param delay how long the job is not due yet; zero for a job that is
 * @param token of the claim that a worker may still hold the job under, or null if none does: such
 *     a job is only due when that worker's lease lapses
 */
public record Dispatch(JobId id, String queue, String type, Duration delay, @Nullable Long token) {

  public static Dispatch due(JobId id, String queue, String type) {
    return new Dispatch(id, queue, type, Duration.ZERO, null);
  }

  public static Dispatch later(JobId id, String queue, String type, Duration delay) {
    return new Dispatch(id, queue, type, delay, null);
  }

  public static Dispatch leased(JobId id, String queue, String type, long token) {
    return new Dispatch(id, queue, type, Duration.ZERO, token);
  }
}
