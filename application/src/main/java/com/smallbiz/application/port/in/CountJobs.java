package com.smallbiz.application.port.in;

import com.smallbiz.application.job.Count;
import com.smallbiz.application.job.JobFilter;

/** Use case: somebody asks how many jobs there are of a kind. */
@FunctionalInterface
public interface CountJobs {

  /** Counted to {@link Count#LIMIT}. */
  Count count(JobFilter filter);
}
