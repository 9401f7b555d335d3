package com.smallbiz.application.port.in;

/** Use case: no process takes on any more jobs. */
@FunctionalInterface
public interface QuietProcesses {

  /**
   * @return how many were told so
   */
  int quietAll();
}
