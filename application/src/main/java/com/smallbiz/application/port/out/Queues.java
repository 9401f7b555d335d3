package com.smallbiz.application.port.out;

import java.util.Set;

/**
 * What is decided about queues, for all instances. Every method may throw {@link
 * StorageUnavailable}.
 */
public interface Queues {

  /** The names of the queues that are paused. */
  Set<String> paused();

  /** Pauses a queue; one that is paused already stays so. */
  void pause(String queue);

  /** Ends the pause of a queue, if there is one. */
  void resume(String queue);
}
