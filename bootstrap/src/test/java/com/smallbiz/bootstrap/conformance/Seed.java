package com.smallbiz.bootstrap.conformance;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Where chance begins. It is always the same, so that a failure is found again, unless another is
 * asked for by {@code -Dconformance.seed}.
 */
record Seed(long value) {

  private static final long USUAL = 20_261_122L;

  static Seed get() {
    return new Seed(Long.getLong("conformance.seed", USUAL));
  }

  RandomGenerator random() {
    return new SplittableRandom(value);
  }

  /** A source of chance of its own for one of many requests, in whichever order they are sent. */
  RandomGenerator random(int index) {
    return new SplittableRandom(value * 1_000_003 + index);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
