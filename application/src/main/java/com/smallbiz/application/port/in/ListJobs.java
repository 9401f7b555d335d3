package com.smallbiz.application.port.in;

import com.smallbiz.application.job.JobPage;
import com.smallbiz.application.job.JobQuery;

/** Use case: somebody leafs through the jobs. */
@FunctionalInterface
public interface ListJobs {

  JobPage list(JobQuery query);
}
