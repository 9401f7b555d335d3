package com.smallbiz.application.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A handler's word on how its failure is to be taken. */
public final class JobFailed extends RuntimeException {

  /** What is to be done about the failure. */
  public enum Remedy {
    /** Try again when the retry policy says so, or when the failure itself does. */
    RETRY,
    /** Trying again cannot help. */
    GIVE_UP,
    /** The work was not even tried: try later, and do not count this attempt. */
    POSTPONE
  }

  private final Remedy remedy;
  private final transient JobError error;
  private final Duration delay;

  private JobFailed(Remedy remedy, JobError error, Duration delay, Throwable cause) {
    super(error.message(), cause);
    this.remedy = remedy;
    this.error = error;
    this.delay = delay;
  }

  /**
   * @param delay how long to wait, or null to leave it to the retry policy
   */
  public static JobFailed retry(JobError error, @Nullable Duration delay, Throwable cause) {
    return new JobFailed(Remedy.RETRY, error, delay == null ? Duration.ZERO : delay, cause);
  }

  public static JobFailed giveUp(JobError error, Throwable cause) {
    return new JobFailed(Remedy.GIVE_UP, error, Duration.ZERO, cause);
  }

  public static JobFailed postpone(JobError error, Duration delay, Throwable cause) {
    return new JobFailed(Remedy.POSTPONE, error, delay, cause);
  }

  public Remedy remedy() {
    return remedy;
  }

  public JobError error() {
    return error;
  }

  /** How long to wait; zero where that is left to the retry policy. */
  public Duration delay() {
    return delay;
  }
}
