package com.smallbiz.adapters.web.console;

import java.time.Duration;
import java.util.Locale;

/** Quantities in words for people. */
final class Quantities {

  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};
  private static final long STEP = 1_024;

  private Quantities() {}

  /** Such as {@code 1.4 GB}. */
  static String bytes(long bytes) {
    double number = bytes;
    int unit = 0;
    while (number >= STEP && unit < UNITS.length - 1) {
      number /= STEP;
      unit++;
    }
    String format = unit == 0 || number >= 100 ? "%.0f %s" : "%.1f %s";
    return String.format(Locale.ROOT, format, number, UNITS[unit]);
  }

  /** The two greatest units, such as {@code 3 d 4 h}. */
  static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds >= 86_400) {
      return "%d d %d h".formatted(seconds / 86_400, seconds % 86_400 / 3_600);
    }
    if (seconds >= 3_600) {
      return "%d h %d min".formatted(seconds / 3_600, seconds % 3_600 / 60);
    }
    return seconds >= 60
        ? "%d min %d s".formatted(seconds / 60, seconds % 60)
        : "%d s".formatted(seconds);
  }

  /** Such as {@code 99.3 %}, of a part from 0 to 1. */
  static String percent(double part) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * part);
  }
}
