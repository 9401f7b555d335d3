package com.smallbiz.adapters.web.console;

import java.util.Locale;

/** Counts that end somewhere, since nobody waits for a count of millions. */
final class CountText {

  private CountText() {}

  /**
   * @param count counted to one more than the limit at the most
   */
  static String of(long count, int limit) {
    return String.format(Locale.ROOT, "%,d", Math.min(count, limit)) + (count > limit ? "+" : "");
  }
}
