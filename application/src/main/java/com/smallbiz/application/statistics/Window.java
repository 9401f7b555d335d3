package com.smallbiz.application.statistics;

import java.time.Duration;

/**
 * The time up to now, in steps. Up to {@link #LONGEST_IN_MINUTES} it is known by the minute, beyond
 * that by the day (of UTC).
 *
 * @param step divides the length; whole minutes, or whole days
 */
public record Window(Duration length, Duration step) {

  public static final Duration LONGEST_IN_MINUTES = Duration.ofDays(3);

  private static final Duration DAY = Duration.ofDays(1);

  public Window {
    boolean whole = length.toSeconds() % step.toSeconds() == 0;
    boolean known =
        isOfDays(step) || (step.toSeconds() % 60 == 0 && length.compareTo(LONGEST_IN_MINUTES) <= 0);
    if (!whole || !known) {
      throw new IllegalArgumentException("no window: %s by %s".formatted(length, step));
    }
  }

  public boolean isOfDays() {
    return isOfDays(step);
  }

  public int steps() {
    return (int) length.dividedBy(step);
  }

  private static boolean isOfDays(Duration step) {
    return step.compareTo(DAY) >= 0 && step.toSeconds() % DAY.toSeconds() == 0;
  }
}
