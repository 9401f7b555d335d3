package com.smallbiz.bootstrap;

import com.smallbiz.adapters.web.ShutdownSettings;
import org.springframework.boot.convert.DurationStyle;

/** How a process that serves comes to its end. */
final class ShutdownVariables {

  private ShutdownVariables() {}

  static ShutdownSettings read(Variables variables) {
    return variables.read(
        "SMALLBIZ_SHUTDOWN_DELAY",
        "a duration of 5m at most: 5s",
        value -> new ShutdownSettings(DurationStyle.detectAndParse(value)));
  }
}
