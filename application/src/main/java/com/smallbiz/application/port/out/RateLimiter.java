package com.smallbiz.application.port.out;

import com.smallbiz.application.limit.Allowance;
import com.smallbiz.application.limit.RateLimit;

/**
 * Counts what is done under a {@link RateLimit}. Limits of different names and different subjects
 * do not meet. Every method may throw {@link RateLimiterUnavailable} where a server does the
 * counting.
 */
public interface RateLimiter {

  /**
   * Counts one time more if there is any left; a refusal counts nothing.
   *
   * @param subject whoever is limited, in a text that is only theirs
   */
  Allowance take(RateLimit limit, String subject);

  /** What {@link #take} would say at this moment. Counts nothing, so {@code remaining} is all. */
  Allowance look(RateLimit limit, String subject);
}
