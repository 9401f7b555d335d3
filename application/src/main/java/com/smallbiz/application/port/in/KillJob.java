package com.smallbiz.application.port.in;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobRefused;
import java.util.Optional;

/** Use case: an operator decides that a job is not to be run any more. */
@FunctionalInterface
public interface KillJob {

  /**
   * @return the job as it is now, dead, or empty if there is none
   * @throws JobRefused if its state forbids it
   */
  Optional<Job> kill(JobId id);
}
