package com.smallbiz.adapters.queue;

import java.time.Duration;

/** A moment by which several things have to be done, one after the other. */
record Deadline(long nanoTime) {

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** What is left of the time, which may be nothing. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }
}
