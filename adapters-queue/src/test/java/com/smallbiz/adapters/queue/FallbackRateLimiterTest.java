package com.smallbiz.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.benmanes.caffeine.cache.Ticker;
import com.smallbiz.application.limit.Allowance;
import com.smallbiz.application.limit.RateLimit;
import com.smallbiz.application.port.out.RateLimiter;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;

/** What becomes of the rate limit when Redis is hurt. */
class FallbackRateLimiterTest {

  private static final Duration BOUND = Duration.ofSeconds(10);
  private static final RateLimit LIMIT = new RateLimit("fallback", 1_000_000, Duration.ofHours(1));
  private static final String EVERYBODY = "everybody";

  private final RedisServer redis = RedisServer.start();
  private final RedissonClient client = RedisClients.forLimits(new RedisSettings(redis.url()));
  private final RateLimiter shared = new RedissonRateLimiter(client);
  private final FallbackRateLimiter one = limiter();
  private final FallbackRateLimiter other = limiter();

  @BeforeEach
  void start() {
    one.start();
    other.start();
    awaitTogether(one);
    awaitTogether(other);
  }

  @AfterEach
  void stop() {
    one.stop();
    other.stop();
    client.shutdown();
    redis.close();
  }

  @Test
  void whileRedisIsThereAllCountTogether() {
    one.take(LIMIT, EVERYBODY);

    assertThat(other.take(LIMIT, EVERYBODY).remaining()).isEqualTo(999_998);
  }

  @Test
  void whileRedisIsGoneEachCountsByItselfAndTogetherAgainAfterwards() {
    try (var log = new CapturedLog()) {
      redis.kill();
      assertCountsByItself(one);
      assertCountsByItself(other);

      redis.restart();
      awaitTogether(one);
      awaitTogether(other);

      await()
          .untilAsserted(
              () ->
                  assertThat(log.lines())
                      .filteredOn(line -> line.startsWith("shared-rate-limit has to wait: Redis"))
                      .hasSize(2));
      await()
          .untilAsserted(
              () ->
                  assertThat(log.lines())
                      .filteredOn(line -> line.equals("shared-rate-limit goes on"))
                      .hasSize(2));
      assertThat(log.lines()).hasSize(4);
    }
    whileRedisIsThereAllCountTogether();
  }

  @Test
  void aRedisThatStandsStillIsWaitedForOnce() {
    redis.pause();
    assertCountsByItself(one);

    redis.resume();
    awaitTogether(one);
  }

  @Test
  void aRedisThatWasNeverThereIsNotWaitedFor() {
    redis.kill();
    RedissonClient early = RedisClients.forLimits(new RedisSettings(redis.url()));
    var limiter =
        new FallbackRateLimiter(
            new RedissonRateLimiter(early), new LocalRateLimiter(Ticker.systemTicker()));
    limiter.start();
    try {
      assertCountsByItself(limiter);
      redis.restart();
      awaitTogether(limiter);
    } finally {
      limiter.stop();
      early.shutdown();
    }
  }

  private FallbackRateLimiter limiter() {
    return new FallbackRateLimiter(shared, new LocalRateLimiter(Ticker.systemTicker()));
  }

  /** A thousand requests, of which one may have to wait for Redis. */
  private static void assertCountsByItself(RateLimiter limiter) {
    long start = System.nanoTime();
    for (int i = 1; i <= 1_000; i++) {
      assertThat(limiter.take(LIMIT, EVERYBODY))
          .extracting(Allowance::remaining)
          .isEqualTo(1_000_000 - i);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  /** What one counts, Redis knows. */
  private void awaitTogether(RateLimiter limiter) {
    await()
        .atMost(BOUND)
        .ignoreExceptions()
        .until(
            () -> {
              String somebody = UUID.randomUUID().toString();
              limiter.take(LIMIT, somebody);
              return shared.look(LIMIT, somebody).remaining() == 999_999;
            });
  }
}
