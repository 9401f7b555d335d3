package com.smallbiz.application.job;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a failed job is run again, and how often at the most.
 *
 * @param maxAttempts the number of attempts after which the job is dead
 */
public record RetryPolicy(int maxAttempts, Backoff backoff) {

  /** Sidekiq's: some twenty seconds after the first failure, about three weeks in all. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(
          25,
          (attempt, random) ->
              Duration.ofSeconds(
                  (long) attempt * attempt * attempt * attempt
                      + 15
                      + random.nextInt(10 * (attempt + 1) + 1)));

  /** The pause after a failed attempt. */
  @FunctionalInterface
  public interface Backoff {

    /**
     * @param attempt the number of the attempt that failed, from 1
     */
    Duration after(int attempt, RandomGenerator random);
  }

  /** What becomes of a job whose attempt failed. */
  public JobOutcome outcomeOf(int attempt, JobError error, RandomGenerator random) {
    return attempt < maxAttempts
        ? new JobOutcome.Retry(backoff.after(attempt, random), error)
        : new JobOutcome.Died(error);
  }
}
