package com.smallbiz.application.job;

import java.time.Duration;

/** What became of one attempt. No pause is longer than {@link #LONGEST_PAUSE}. */
public sealed interface JobOutcome {

  Duration LONGEST_PAUSE = Duration.ofDays(3_653);

  /** The work is done. */
  record Succeeded() implements JobOutcome {}

  /** It failed and is to be run again. */
  record Retry(Duration delay, JobError error) implements JobOutcome {

    public Retry {
      delay = capped(delay);
    }
  }

  /** It failed for good. */
  record Died(JobError error) implements JobOutcome {}

  /** It was not tried, and is to be run later; the attempt does not count. */
  record Postponed(Duration delay, JobError error) implements JobOutcome {

    public Postponed {
      delay = capped(delay);
    }
  }

  /** The worker shuts down: the job is to be run at once by another; the attempt does not count. */
  record HandedBack() implements JobOutcome {}

  private static Duration capped(Duration delay) {
    return delay.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : delay;
  }
}
