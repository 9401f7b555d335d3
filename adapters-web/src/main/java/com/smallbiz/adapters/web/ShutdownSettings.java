package com.smallbiz.adapters.web;

import java.time.Duration;

/**
 * How a process that serves comes to its end.
 *
 * @param delay how long it goes on serving, though it is not ready any more, until nobody sends it
 *     requests
 */
public record ShutdownSettings(Duration delay) {

  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** For a process that nobody balances requests for. */
  public static final ShutdownSettings AT_ONCE = new ShutdownSettings(Duration.ZERO);

  /**
   * @throws IllegalArgumentException if the delay is negative, or longer than anybody waits
   */
  public ShutdownSettings {
    if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("out of range");
    }
  }
}
