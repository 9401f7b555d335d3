package com.smallbiz.adapters.web.console;

import com.smallbiz.application.statistics.Window;
import java.time.Duration;
import java.util.Arrays;

/** How far back the history of the overview goes, a step a day. */
enum HistoryWindow {
  WEEK("1w", "1 week", 7),
  MONTH("1m", "1 month", 30),
  QUARTER("3m", "3 months", 90),
  HALF_YEAR("6m", "6 months", 180);

  private final String parameter;
  private final String words;
  private final int days;

  HistoryWindow(String parameter, String words, int days) {
    this.parameter = parameter;
    this.words = words;
    this.days = days;
  }

  /** The one of this name; of any other, the shortest. */
  static HistoryWindow of(String parameter) {
    return Arrays.stream(values())
        .filter(it -> it.parameter.equals(parameter))
        .findAny()
        .orElse(WEEK);
  }

  public String parameter() {
    return parameter;
  }

  public String words() {
    return words;
  }

  Window window() {
    return new Window(Duration.ofDays(days), Duration.ofDays(1));
  }
}
