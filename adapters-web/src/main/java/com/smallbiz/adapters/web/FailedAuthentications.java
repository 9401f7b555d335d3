package com.smallbiz.adapters.web;

import com.smallbiz.application.limit.Allowance;
import com.smallbiz.application.limit.RateLimit;
import com.smallbiz.application.port.out.RateLimiter;
import java.net.InetAddress;
import java.time.Duration;

/**
 * Slows down whoever tries keys that are none. A success counts nothing, and keys that are known to
 * be good should not be asked about here: they go on behind the same address.
 */
final class FailedAuthentications {

  static final RateLimit LIMIT = new RateLimit("authentication", 10, Duration.ofMinutes(1));

  private final RateLimiter limiter;

  FailedAuthentications(RateLimiter limiter) {
    this.limiter = limiter;
  }

  /** Whether another key may be tried from there. To be asked before the storage is. */
  Allowance mayTry(InetAddress address) {
    return limiter.look(LIMIT, Subjects.of(address));
  }

  /** A key that was tried from there is none. */
  Allowance failed(InetAddress address) {
    return limiter.take(LIMIT, Subjects.of(address));
  }
}
