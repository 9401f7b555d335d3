package com.smallbiz.application.port.out;

/** Those who run jobs in this process. */
public interface Workforce {

  /** How many jobs run. */
  int busy();

  /** Whether no more jobs are taken on. */
  boolean isQuiet();

  /**
   * Has no more jobs taken on, for good. Those that run go on, and are kept from other workers for
   * as long as it takes.
   */
  void quiet();
}
