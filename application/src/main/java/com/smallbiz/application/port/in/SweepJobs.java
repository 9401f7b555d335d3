package com.smallbiz.application.port.in;

import java.util.Set;

/** Use case: jobs that the queue never heard of, or forgot, are handed in. */
@FunctionalInterface
public interface SweepJobs {

  /** Looks for jobs that a crash or a lost queue left behind and hands some of them in. */
  Swept sweep(Set<String> queues);
}
