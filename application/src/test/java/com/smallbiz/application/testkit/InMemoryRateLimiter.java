package com.smallbiz.application.testkit;

import com.smallbiz.application.limit.Allowance;
import com.smallbiz.application.limit.RateLimit;
import com.smallbiz.application.port.out.RateLimiter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts in memory, by a clock that a test moves. */
public final class InMemoryRateLimiter implements RateLimiter {

  private final Clock clock;
  private final Map<String, Window> windows = new HashMap<>();

  public InMemoryRateLimiter(Clock clock) {
    this.clock = clock;
  }

  /** Everybody begins anew. */
  public synchronized void forget() {
    windows.clear();
  }

  private record Window(int taken, Instant end) {}

  @Override
  public synchronized Allowance take(RateLimit limit, String subject) {
    Window window = window(limit, subject);
    if (window.taken() >= limit.quota()) {
      return allowance(false, limit, window);
    }
    var next = new Window(window.taken() + 1, window.end());
    windows.put(key(limit, subject), next);
    return allowance(true, limit, next);
  }

  @Override
  public synchronized Allowance look(RateLimit limit, String subject) {
    Window window = window(limit, subject);
    return allowance(window.taken() < limit.quota(), limit, window);
  }

  private Window window(RateLimit limit, String subject) {
    Instant now = clock.instant();
    Window window = windows.get(key(limit, subject));
    Instant latestEnd = now.plus(limit.window());
    return window == null || !window.end().isAfter(now) || window.end().isAfter(latestEnd)
        ? new Window(0, latestEnd)
        : window;
  }

  private Allowance allowance(boolean admitted, RateLimit limit, Window window) {
    return new Allowance(
        admitted,
        Math.max(0, limit.quota() - window.taken()),
        Duration.between(clock.instant(), window.end()));
  }

  private static String key(RateLimit limit, String subject) {
    return limit.name() + ":" + subject;
  }
}
