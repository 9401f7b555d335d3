package com.smallbiz.application.port.in;

import com.smallbiz.application.job.JobAttempt;
import com.smallbiz.application.job.JobId;
import java.util.List;

/** Use case: somebody looks at what became of a job's attempts. */
@FunctionalInterface
public interface FindJobAttempts {

  /** Those that failed or were lost, the first one first; none if there is no such job. */
  List<JobAttempt> attempts(JobId id);
}
