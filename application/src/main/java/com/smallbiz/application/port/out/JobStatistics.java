package com.smallbiz.application.port.out;

import com.smallbiz.application.statistics.JobRun;

/** Keeps count of how jobs run. */
@FunctionalInterface
public interface JobStatistics {

  /**
   * Adds a run. It is in the {@link RunHistory} a moment later; of a process that is killed, the
   * last seconds are not. Neither waits nor throws.
   */
  void add(JobRun run);
}
