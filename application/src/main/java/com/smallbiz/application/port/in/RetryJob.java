package com.smallbiz.application.port.in;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobRefused;
import java.util.Optional;

/** Use case: an operator decides that a job is to be run now. */
@FunctionalInterface
public interface RetryJob {

  /**
   * @return the job as it is now, due at once, or empty if there is none
   * @throws JobRefused if its state forbids it, or another job does its work by now
   */
  Optional<Job> retry(JobId id);
}
