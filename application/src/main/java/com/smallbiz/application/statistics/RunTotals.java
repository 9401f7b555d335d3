package com.smallbiz.application.statistics;

/** How many runs have ended since the beginning. */
public record RunTotals(long succeeded, long failed) {

  public long processed() {
    return succeeded + failed;
  }
}
