package com.smallbiz.application.port.in;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobOutcome;

/** Use case: one job is run. */
@FunctionalInterface
public interface RunJob {

  /**
   * Runs the job in the calling thread.
   *
   * @return what became of it; nothing is recorded yet. Never throws: a failure is an outcome, and
   *     so is an interrupt, which hands the job back
   */
  JobOutcome run(Job job);
}
