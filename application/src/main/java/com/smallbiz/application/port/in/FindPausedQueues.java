package com.smallbiz.application.port.in;

import java.util.Set;

/** Use case: somebody has to know which queues are paused. */
@FunctionalInterface
public interface FindPausedQueues {

  /** Their names. */
  Set<String> paused();
}
