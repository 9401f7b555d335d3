package com.smallbiz.application.job;

/**
 * When failed jobs of a type are run again, and how often at the most.
 *
 * @param maxAttempts the number of attempts after which a job is dead. It is written into each job,
 *     so that a change of the policy is for the jobs that come after it
 */
public record RetryPolicy(int maxAttempts, Backoff backoff) {

  /** Sidekiq's: some twenty seconds after the first failure, about three weeks in all. */
  public static final RetryPolicy DEFAULT = new RetryPolicy(25, Backoff.sidekiq());

  public RetryPolicy {
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("a job must have 1 attempt at least, not " + maxAttempts);
    }
  }
}
