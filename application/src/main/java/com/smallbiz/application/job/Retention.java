package com.smallbiz.application.job;

import java.time.Duration;

/**
 * How long jobs are kept after they ended.
 *
 * @param dead how long those that died are, unless there are too many
 * @param maxDead how many of those that died last are kept at the most
 */
public record Retention(Duration succeeded, Duration dead, int maxDead) {

  public static final Retention STANDARD =
      new Retention(Duration.ofHours(24), Duration.ofDays(180), 10_000);
}
