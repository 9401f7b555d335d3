package com.smallbiz.adapters.web;

import com.smallbiz.application.limit.RateLimit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How many requests a caller may send.
 *
 * @param limit null where there is none
 */
public record RateLimitSettings(@Nullable RateLimit limit) {

  public static final RateLimitSettings OFF = new RateLimitSettings(null);

  /** So many requests in a window, which has whole seconds. */
  public static RateLimitSettings of(int quota, Duration window) {
    return new RateLimitSettings(new RateLimit("default", quota, window));
  }
}
