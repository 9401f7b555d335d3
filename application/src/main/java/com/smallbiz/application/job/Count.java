package com.smallbiz.application.job;

import java.util.Locale;

/**
 * A count that ends somewhere, since nobody waits for a count of millions.
 *
 * @param number as far as it was counted
 * @param more whether there are more, or may be
 */
public record Count(long number, boolean more) {

  /** Where counts for people end. */
  public static final int LIMIT = 10_000;

  public static final Count ZERO = new Count(0, false);

  /**
   * @param counted to one more than the limit, or further
   */
  public static Count of(long counted, int limit) {
    return new Count(Math.min(counted, limit), counted > limit);
  }

  /** For people: {@code 10,000+}. */
  public String text() {
    return String.format(Locale.ROOT, "%,d", number) + (more ? "+" : "");
  }
}
