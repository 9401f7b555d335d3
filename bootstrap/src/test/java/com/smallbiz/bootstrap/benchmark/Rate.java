package com.smallbiz.bootstrap.benchmark;

/** How many a second. */
final class Rate {

  private final long begin = System.nanoTime();

  private Rate() {}

  static Rate begin() {
    return new Rate();
  }

  /** Of what was done since the beginning. */
  double of(long number) {
    return number * 1e9 / (System.nanoTime() - begin);
  }
}
