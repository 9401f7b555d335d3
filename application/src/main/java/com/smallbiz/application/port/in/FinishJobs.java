package com.smallbiz.application.port.in;

import com.smallbiz.application.job.FinishedJob;
import java.util.Collection;

/** Use case: a worker is done with jobs. */
@FunctionalInterface
public interface FinishJobs {

  /**
   * Records the outcomes, and only then lets the queue know. May be called again with the same jobs
   * after a failure.
   */
  void finish(Collection<FinishedJob> finished);
}
