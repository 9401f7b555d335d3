package com.smallbiz.application.port.out;

import com.smallbiz.application.system.QueueFacts;

/** Tells how the server does that holds the job queue. */
@FunctionalInterface
public interface QueueReport {

  /**
   * @throws QueueUnavailable if it cannot be reached, or does not tell
   */
  QueueFacts facts();
}
