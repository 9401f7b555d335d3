package com.smallbiz.application.port.in;

/** Use case: the turns of a recurring job are left out from now on. */
@FunctionalInterface
public interface PauseRecurringJob {

  /**
   * @return false if there is no such recurring job; one that is paused stays so
   */
  boolean pause(String name);
}
