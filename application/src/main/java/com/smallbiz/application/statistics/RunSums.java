package com.smallbiz.application.statistics;

import java.time.Duration;

/**
 * Many runs of one type of job, added up.
 *
 * @param duration of all of them together
 */
public record RunSums(
    String type, long succeeded, long failed, Duration duration, Histogram histogram) {

  public long runs() {
    return succeeded + failed;
  }

  /** The average; zero if there are no runs. */
  public Duration mean() {
    return runs() == 0 ? Duration.ZERO : duration.dividedBy(runs());
  }
}
