package com.smallbiz.application.port.in;

/** Use case: a recurring job has its turns again, from the next regular one on. */
@FunctionalInterface
public interface ResumeRecurringJob {

  /**
   * @return false if there is no such recurring job; one that is not paused stays as it is
   */
  boolean resume(String name);
}
