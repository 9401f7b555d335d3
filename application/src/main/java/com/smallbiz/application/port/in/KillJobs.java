package com.smallbiz.application.port.in;

import com.smallbiz.application.job.JobSelection;
import com.smallbiz.application.job.JobTally;

/** Use case: an operator decides that many jobs are not to be run any more. */
@FunctionalInterface
public interface KillJobs {

  /**
   * Ends those of the jobs for good that may be, some at a time. What was done before a failure
   * stays done and is told.
   */
  JobTally kill(JobSelection selection);
}
