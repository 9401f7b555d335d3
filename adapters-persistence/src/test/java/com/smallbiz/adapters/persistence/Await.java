package com.smallbiz.adapters.persistence;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what is bound to happen, and not for ever. */
final class Await {

  private static final Duration DEADLINE = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofMillis(10);

  private Await() {}

  static void until(String what, Callable<Boolean> condition) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < DEADLINE.toNanos()) {
      if (holds(condition)) {
        return;
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    throw new AssertionError("waited in vain until " + what);
  }

  private static boolean holds(Callable<Boolean> condition) {
    try {
      return condition.call();
    } catch (Exception notYet) {
      return false;
    }
  }
}
