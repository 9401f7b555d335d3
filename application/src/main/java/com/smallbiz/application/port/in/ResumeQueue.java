package com.smallbiz.application.port.in;

/** Use case: the jobs of a paused queue are started again. */
@FunctionalInterface
public interface ResumeQueue {

  /**
   * @return false if there is no such queue: it is not configured, and has no jobs in it
   */
  boolean resume(String queue);
}
