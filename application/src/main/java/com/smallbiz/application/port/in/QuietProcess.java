package com.smallbiz.application.port.in;

import com.smallbiz.application.process.ProcessId;

/** Use case: a process takes on no more jobs; those that run go on. */
@FunctionalInterface
public interface QuietProcess {

  /**
   * @return false if it does not work, is gone, or was told so before
   */
  boolean quiet(ProcessId process);
}
