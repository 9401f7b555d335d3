package com.smallbiz.application.job;

import java.time.Duration;

/**
 * Word to the queue that a job is there to be run.
 *
 * @param type the job type's name
 * @param delay how long the job is not due yet; zero for a job that is
 * @param token of the claim that the job was last started under, 0 if it never was: only a greater
 *     one can start it
 * @param held whether a worker may still hold the job under that token: then it is only due when
 *     that worker's lease lapses
 */
public record Dispatch(
    JobId id, String queue, String type, Duration delay, long token, boolean held) {

  /** A job that was never started, and is due. */
  public static Dispatch due(JobId id, String queue, String type) {
    return waiting(id, queue, type, Duration.ZERO, 0);
  }

  public static Dispatch waiting(JobId id, String queue, String type, Duration delay, long token) {
    return new Dispatch(id, queue, type, delay, token, false);
  }

  public static Dispatch held(JobId id, String queue, String type, long token) {
    return new Dispatch(id, queue, type, Duration.ZERO, token, true);
  }
}
