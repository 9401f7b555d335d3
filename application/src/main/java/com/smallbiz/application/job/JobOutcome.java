package com.smallbiz.application.job;

import java.time.Duration;

/** What became of one attempt. */
public sealed interface JobOutcome {

  /** The work is done. */
  record Succeeded() implements JobOutcome {}

  /** It failed and is to be run again. */
  record Retry(Duration delay, JobError error) implements JobOutcome {}

  /** It failed for good. */
  record Died(JobError error) implements JobOutcome {}

  /** It was not tried, and is to be run later; the attempt does not count. */
  record Postponed(Duration delay, JobError error) implements JobOutcome {}

  /** The worker shuts down: the job is to be run at once by another; the attempt does not count. */
  record HandedBack() implements JobOutcome {}
}
