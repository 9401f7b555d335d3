package com.smallbiz.application.port.in;

/** Use case: a recurring job is run beside its regular turns, even if it is paused. */
@FunctionalInterface
public interface RunRecurringJobNow {

  /**
   * A worker takes the turn within seconds, or when the one that runs has ended; asked for again
   * before that, it is one turn.
   *
   * @return false if there is no such recurring job
   */
  boolean runNow(String name);
}
