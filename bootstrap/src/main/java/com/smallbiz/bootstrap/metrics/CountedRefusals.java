package com.smallbiz.bootstrap.metrics;

import com.smallbiz.application.limit.Allowance;
import com.smallbiz.application.limit.RateLimit;
import com.smallbiz.application.port.out.RateLimiter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts how often a limit refuses somebody, whichever limit it is and whoever counts for it. */
final class CountedRefusals implements RateLimiter {

  private final RateLimiter limiter;
  private final Counter refusals;

  CountedRefusals(RateLimiter limiter, MeterRegistry registry) {
    this.limiter = limiter;
    this.refusals =
        Counter.builder("smallbiz.rate.limited")
            .description("Requests that a rate limit refused")
            .register(registry);
  }

  @Override
  public Allowance take(RateLimit limit, String subject) {
    return counted(limiter.take(limit, subject));
  }

  @Override
  public Allowance look(RateLimit limit, String subject) {
    return counted(limiter.look(limit, subject));
  }

  private Allowance counted(Allowance allowance) {
    if (!allowance.admitted()) {
      refusals.increment();
    }
    return allowance;
  }
}
