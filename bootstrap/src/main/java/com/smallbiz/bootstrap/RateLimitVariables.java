package com.smallbiz.bootstrap;

import com.smallbiz.adapters.web.RateLimitSettings;
import org.springframework.boot.convert.DurationStyle;

/** Reads how many requests a caller may send. */
final class RateLimitVariables {

  private RateLimitVariables() {}

  static RateLimitSettings read(Variables variables) {
    return variables.read(
        "SMALLBIZ_RATE_LIMIT",
        "how many requests a caller may send in so many seconds, 100/1s, or off",
        RateLimitVariables::requestsInTime);
  }

  private static RateLimitSettings requestsInTime(String value) {
    if (value.equals("off")) {
      return RateLimitSettings.OFF;
    }
    String[] parts = value.split("/", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("no number in a time");
    }
    return RateLimitSettings.of(Integer.parseInt(parts[0]), DurationStyle.detectAndParse(parts[1]));
  }
}
