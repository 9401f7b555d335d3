package com.smallbiz.application.port.in;

import com.smallbiz.application.job.JobFilter;

/** Use case: an operator removes many jobs and all that is known of them. */
@FunctionalInterface
public interface DeleteJobs {

  /**
   * Removes all jobs of this kind that may be, some at a time. What was done before a failure stays
   * done.
   *
   * @return how many
   */
  int delete(JobFilter filter);
}
