package com.smallbiz.application.port.in;

import com.smallbiz.application.process.ProcessId;

/** Use case: a process lets its running jobs come to their end, and ends. */
@FunctionalInterface
public interface StopProcess {

  /**
   * @return false if it is gone, or was told so before
   */
  boolean stop(ProcessId process);
}
