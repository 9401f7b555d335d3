package com.smallbiz.bootstrap.benchmark;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The machine's clock, which all of its processes share. */
final class WallClock {

  private WallClock() {}

  static long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
