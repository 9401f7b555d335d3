package com.smallbiz.adapters.queue;

import com.smallbiz.adapters.queue.Loop.Rest;
import com.smallbiz.application.limit.Allowance;
import com.smallbiz.application.limit.RateLimit;
import com.smallbiz.application.port.out.RateLimiter;
import com.smallbiz.application.port.out.RateLimiterUnavailable;
import java.time.Duration;
import java.util.function.Function;

/**
 * Lets all instances count as one while that is possible, and each by itself while it is not. Only
 * those who find out that the others' counter is away wait for it; from then on a thread of its own
 * asks whether it is back. Never throws.
 */
final class FallbackRateLimiter implements RateLimiter {

  private static final RateLimit PROBE =
      new RateLimit("probe", Integer.MAX_VALUE, Duration.ofSeconds(1));
  private static final Duration UNTIL_WOKEN = Duration.ofHours(1);

  private final RateLimiter shared;
  private final RateLimiter local;
  private final Loop loop = new Loop("shared-rate-limit", this::ask);

  private volatile boolean together;

  FallbackRateLimiter(RateLimiter shared, RateLimiter local) {
    this.shared = shared;
    this.local = local;
  }

  void start() {
    loop.start();
  }

  void stop() {
    loop.stop();
  }

  @Override
  public Allowance take(RateLimit limit, String subject) {
    return count(limiter -> limiter.take(limit, subject));
  }

  @Override
  public Allowance look(RateLimit limit, String subject) {
    return count(limiter -> limiter.look(limit, subject));
  }

  private Allowance count(Function<RateLimiter, Allowance> call) {
    if (together) {
      try {
        return call.apply(shared);
      } catch (RateLimiterUnavailable away) {
        together = false;
        loop.wake();
      }
    }
    return call.apply(local);
  }

  private Rest ask() {
    if (!together) {
      // A Redis that can be read but not written to is no use.
      var unused = shared.take(PROBE, "nobody");
      together = true;
    }
    return Rest.afterWork(UNTIL_WOKEN);
  }
}
