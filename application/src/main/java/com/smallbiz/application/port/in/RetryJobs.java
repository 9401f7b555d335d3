package com.smallbiz.application.port.in;

import com.smallbiz.application.job.JobFilter;

/** Use case: an operator decides that many jobs are to be run now. */
@FunctionalInterface
public interface RetryJobs {

  /**
   * Makes all jobs of this kind due that may be, some at a time. What was done before a failure
   * stays done.
   *
   * @return how many
   */
  int retry(JobFilter filter);
}
