package com.smallbiz.application.limit;

import java.time.Duration;

/**
 * How often somebody may do something. Everybody has windows of their own: one begins with the
 * first thing done after the last one is over.
 *
 * @param name what clients are told that it is called
 * @param quota how often in a window
 * @param window in whole seconds, in which clients count too
 */
public record RateLimit(String name, int quota, Duration window) {

  private static final Duration LONGEST = Duration.ofDays(1);

  public RateLimit {
    if (!name.matches("[a-z]+")) {
      throw new IllegalArgumentException("a limit has a plain name: " + name);
    }
    if (quota < 1) {
      throw new IllegalArgumentException("a quota is one at least: " + quota);
    }
    if (window.compareTo(Duration.ofSeconds(1)) < 0
        || window.compareTo(LONGEST) > 0
        || !window.equals(Duration.ofSeconds(window.toSeconds()))) {
      throw new IllegalArgumentException("a window has whole seconds, up to a day: " + window);
    }
  }
}
