package com.smallbiz.application.port.in;

import com.smallbiz.application.job.JobSelection;
import com.smallbiz.application.job.JobTally;

/** Use case: an operator removes many jobs and all that is known of them. */
@FunctionalInterface
public interface DeleteJobs {

  /**
   * Removes those of the jobs that may be, some at a time. What was done before a failure stays
   * done and is told.
   */
  JobTally delete(JobSelection selection);
}
