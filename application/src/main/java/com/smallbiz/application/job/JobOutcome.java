package com.smallbiz.application.job;

import java.time.Duration;

/** What became of one attempt. No pause is longer than {@link #LONGEST_PAUSE}. */
public sealed interface JobOutcome {

  Duration LONGEST_PAUSE = Duration.ofDays(3_653);

  /** In a word, such as logs and traces find it by. */
  String name();

  /** The work is done. */
  record Succeeded() implements JobOutcome {

    @Override
    public String name() {
      return "succeeded";
    }
  }

  /** It failed and is to be run again. */
  record Retry(Duration delay, JobError error) implements JobOutcome {

    public Retry {
      delay = capped(delay);
    }

    @Override
    public String name() {
      return "retry";
    }
  }

  /** It failed for good. */
  record Died(JobError error) implements JobOutcome {

    @Override
    public String name() {
      return "died";
    }
  }

  /** It was not tried, and is to be run later; the attempt does not count. */
  record Postponed(Duration delay, JobError error) implements JobOutcome {

    public Postponed {
      delay = capped(delay);
    }

    @Override
    public String name() {
      return "postponed";
    }
  }

  /** The worker shuts down: the job is to be run at once by another; the attempt does not count. */
  record HandedBack() implements JobOutcome {

    @Override
    public String name() {
      return "handed_back";
    }
  }

  private static Duration capped(Duration delay) {
    return delay.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : delay;
  }
}
