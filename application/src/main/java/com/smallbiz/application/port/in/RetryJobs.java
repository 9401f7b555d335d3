package com.smallbiz.application.port.in;

import com.smallbiz.application.job.JobSelection;
import com.smallbiz.application.job.JobTally;

/** Use case: an operator decides that many jobs are to be run now. */
@FunctionalInterface
public interface RetryJobs {

  /**
   * Makes those of the jobs due that may be, some at a time. What was done before a failure stays
   * done and is told.
   */
  JobTally retry(JobSelection selection);
}
