package com.smallbiz.adapters.persistence;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.FinishedJob;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.job.JobState;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the end of an attempt means for the job's row.
 *
 * @param counts whether the attempt counts
 * @param delayMicros how long until the next attempt, or null where that has no time of its own
 */
record Ending(
    Claim claim,
    JobState state,
    boolean counts,
    @Nullable Long delayMicros,
    @Nullable JobError error) {

  static Ending of(FinishedJob job) {
    Claim claim = job.claim();
    JobOutcome outcome = job.outcome();
    if (outcome instanceof JobOutcome.Succeeded) {
      return new Ending(claim, JobState.SUCCEEDED, true, null, null);
    }
    if (outcome instanceof JobOutcome.Died died) {
      return new Ending(claim, JobState.DEAD, true, null, died.error());
    }
    if (outcome instanceof JobOutcome.Retry retry) {
      return new Ending(claim, JobState.RETRYING, true, micros(retry.delay()), retry.error());
    }
    if (outcome instanceof JobOutcome.Postponed postponed) {
      return new Ending(
          claim, JobState.RETRYING, false, micros(postponed.delay()), postponed.error());
    }
    return new Ending(claim, JobState.ENQUEUED, false, null, null);
  }

  @Nullable String errorCode() {
    return error == null ? null : error.code();
  }

  /**
   * Without the one character that PostgreSQL has no place for: an error may quote what came from
   * outside, and must not keep the ends of a whole batch from being recorded.
   */
  @Nullable String errorMessage() {
    return error == null ? null : error.message().replace('\0', '\uFFFD');
  }

  private static long micros(Duration delay) {
    return TimeUnit.MICROSECONDS.convert(delay);
  }
}
