package com.smallbiz.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.limit.RateLimit;
import com.smallbiz.application.port.out.RateLimiter;
import com.smallbiz.application.testkit.RateLimiterContract;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LocalRateLimiterTest extends RateLimiterContract {

  /** Close to where the ticker, which may begin anywhere, starts over. */
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);

  private final LocalRateLimiter limiter = new LocalRateLimiter(nanos::get);

  @Override
  protected RateLimiter limiter() {
    return limiter;
  }

  @Override
  protected void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void aFloodOfSubjectsDoesNotFillTheMemory() {
    var limit = new RateLimit("flood", 1, Duration.ofMinutes(1));

    for (int i = 0; i < 3 * LocalRateLimiter.MOST; i++) {
      limiter.take(limit, "subject-" + i);
    }

    assertThat(limiter.size()).isLessThanOrEqualTo(LocalRateLimiter.MOST);
  }

  @Test
  void windowsThatAreOverAreForgotten() {
    limiter.take(new RateLimit("short", 1, Duration.ofSeconds(1)), "somebody");
    assertThat(limiter.size()).isOne();

    pass(Duration.ofSeconds(3));

    assertThat(limiter.size()).isZero();
  }
}
