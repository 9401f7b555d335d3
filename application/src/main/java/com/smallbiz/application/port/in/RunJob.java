package com.smallbiz.application.port.in;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobOutcome;
import java.util.function.BooleanSupplier;

/** Use case: one job is run. */
@FunctionalInterface
public interface RunJob {

  /**
   * Runs the job in the calling thread.
   *
   * @param wantedBack whether the worker has interrupted the thread to have the job back; any other
   *     interrupt is the handler's own, and a failure
   * @return what became of it; nothing is recorded yet. Never throws: a failure is an outcome, and
   *     so is the interrupt of a job that is wanted back
   */
  JobOutcome run(Job job, BooleanSupplier wantedBack);
}
