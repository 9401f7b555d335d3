package com.smallbiz.application.port.in;

import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobRefused;

/** Use case: an operator removes a job and all that is known of it. */
@FunctionalInterface
public interface DeleteJob {

  /**
   * @return false if there is no such job
   * @throws JobRefused if its state forbids it
   */
  boolean delete(JobId id);
}
