package com.smallbiz.application.port.in;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobId;
import java.util.Optional;

/** Use case: somebody looks at one job. */
@FunctionalInterface
public interface FindJob {

  Optional<Job> find(JobId id);
}
