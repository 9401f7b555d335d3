package com.smallbiz.adapters.web.console;

import com.smallbiz.application.statistics.Window;
import java.time.Duration;
import java.util.Arrays;

/** How far back the metrics go, with some sixty steps each. */
enum MetricsWindow {
  HOUR("1h", "1 hour", Duration.ofHours(1), Duration.ofMinutes(1)),
  FOUR_HOURS("4h", "4 hours", Duration.ofHours(4), Duration.ofMinutes(5)),
  EIGHT_HOURS("8h", "8 hours", Duration.ofHours(8), Duration.ofMinutes(10)),
  DAY("24h", "24 hours", Duration.ofDays(1), Duration.ofMinutes(30)),
  THREE_DAYS("72h", "72 hours", Duration.ofDays(3), Duration.ofHours(1));

  private final String parameter;
  private final String words;
  private final Duration length;
  private final Duration step;

  MetricsWindow(String parameter, String words, Duration length, Duration step) {
    this.parameter = parameter;
    this.words = words;
    this.length = length;
    this.step = step;
  }

  /** The one of this name; of any other, the shortest. */
  static MetricsWindow of(String parameter) {
    return Arrays.stream(values())
        .filter(it -> it.parameter.equals(parameter))
        .findAny()
        .orElse(HOUR);
  }

  public String parameter() {
    return parameter;
  }

  public String words() {
    return words;
  }

  Window window() {
    return new Window(length, step);
  }
}
