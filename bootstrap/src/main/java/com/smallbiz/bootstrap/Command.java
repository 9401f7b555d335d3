package com.smallbiz.bootstrap;

/** What the process is started for. */
@FunctionalInterface
interface Command {

  /** Does it; what goes wrong is reported where it happens. */
  void run();
}
