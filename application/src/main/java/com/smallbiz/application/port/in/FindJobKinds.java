package com.smallbiz.application.port.in;

import com.smallbiz.application.job.JobKinds;

/** Use case: somebody asks what there is to choose from. */
@FunctionalInterface
public interface FindJobKinds {

  JobKinds kinds();
}
