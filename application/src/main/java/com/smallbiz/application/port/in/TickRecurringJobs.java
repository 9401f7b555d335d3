package com.smallbiz.application.port.in;

/** Use case: recurring jobs whose time has come are enqueued. */
@FunctionalInterface
public interface TickRecurringJobs {

  /**
   * Looks which are due by the database's clock, and enqueues those. However many processes do this
   * at once, each turn is taken by one of them.
   */
  void tick();
}
