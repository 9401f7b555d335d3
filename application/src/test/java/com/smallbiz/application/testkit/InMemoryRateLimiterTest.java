package com.smallbiz.application.testkit;

import com.smallbiz.application.port.out.RateLimiter;
import java.time.Duration;

class InMemoryRateLimiterTest extends RateLimiterContract {

  private final SettableClock clock = new SettableClock();
  private final RateLimiter limiter = new InMemoryRateLimiter(clock);

  @Override
  protected RateLimiter limiter() {
    return limiter;
  }

  @Override
  protected void pass(Duration time) {
    clock.advance(time);
  }
}
