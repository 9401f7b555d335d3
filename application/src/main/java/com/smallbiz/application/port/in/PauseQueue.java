package com.smallbiz.application.port.in;

/** Use case: no job of a queue is started any more, whichever instance would. */
@FunctionalInterface
public interface PauseQueue {

  /**
   * @return false if there is no such queue: it is not configured, and has no jobs in it
   */
  boolean pause(String queue);
}
