package com.smallbiz.application.port.in;

/** Use case: recurring jobs whose time has come are enqueued. */
@FunctionalInterface
public interface TickRecurringJobs {

  /**
   * Looks which are due by the database's clock, and enqueues those; to be done about every second.
   * However many processes do this at once, each turn is taken by one of them. From time to time,
   * and after an outage, what is defined is made known again if it is not there any more.
   */
  void tick();
}
