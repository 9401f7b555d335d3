package com.smallbiz.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smallbiz.application.limit.Allowance;
import com.smallbiz.application.limit.RateLimit;
import com.smallbiz.application.port.out.RateLimiter;
import com.smallbiz.application.port.out.RateLimiterUnavailable;
import com.smallbiz.application.testkit.RateLimiterContract;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;

class RedissonRateLimiterTest extends RateLimiterContract {

  private static final RateLimit LIMIT = new RateLimit("redis", 10, Duration.ofMinutes(1));
  private static final RateLimit ONE_A_SECOND = new RateLimit("one", 1, Duration.ofSeconds(1));

  private static RedisServer redis;
  private static RedissonClient client;
  private static RateLimiter limiter;

  private final String somebody = "somebody-" + UUID.randomUUID();
  private final String key = "smallbiz:limit:redis:" + somebody;

  private BareRedis bare;

  @BeforeAll
  static void startRedis() {
    redis = RedisServer.start();
    client = RedisClients.forLimits(new RedisSettings(redis.url()));
    limiter = new RedissonRateLimiter(client);
  }

  @BeforeEach
  void connect() throws IOException {
    bare = new BareRedis(redis.port());
  }

  @AfterEach
  void disconnect() throws IOException {
    bare.close();
  }

  @AfterAll
  static void stopRedis() {
    client.shutdown();
    redis.close();
  }

  @Override
  protected RateLimiter limiter() {
    return limiter;
  }

  @Override
  protected void pass(Duration time) {
    long end = micros() + TimeUnit.NANOSECONDS.toMicros(time.toNanos());
    while (micros() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aWindowIsAsLongAsItSaysByTheClockOfTheServer() {
    for (int i = 0; i < 3; i++) {
      long begin = micros();
      assertThat(limiter.take(ONE_A_SECOND, somebody).admitted()).isTrue();
      Allowance next = limiter.take(ONE_A_SECOND, somebody);
      while (!next.admitted()) {
        next = limiter.take(ONE_A_SECOND, somebody);
      }
      // Redis counts in milliseconds, and the one in which it all began counts as a whole.
      assertThat(micros() - begin).isGreaterThan(999_000);
      pass(next.untilReset());
    }
  }

  @Test
  void whoeverCountsCountsTogether() {
    RedissonClient another = RedisClients.forLimits(new RedisSettings(redis.url()));
    try {
      limiter.take(LIMIT, somebody);

      assertThat(new RedissonRateLimiter(another).take(LIMIT, somebody).remaining()).isEqualTo(8);
    } finally {
      another.shutdown();
    }
  }

  @Test
  void aServerThatForgotTheScriptOrTheWindowIsNotNoticed() {
    limiter.take(LIMIT, somebody);
    bare.command("SCRIPT", "FLUSH");
    assertThat(limiter.take(LIMIT, somebody).remaining()).isEqualTo(8);

    bare.command("FLUSHALL");
    assertThat(limiter.take(LIMIT, somebody).remaining()).isEqualTo(9);
  }

  @Test
  void whatIsNoWindowIsReplacedByOne() {
    for (List<Object> strange :
        List.<List<Object>>of(
            List.of("SET", key, "no number", "PX", 30_000),
            List.of("SET", key, "7"),
            List.of("SET", key, "7", "PX", 90_000),
            List.of("RPUSH", key, "no string"))) {
      bare.command("DEL", key);
      bare.command(strange.toArray());

      assertThat(limiter.take(LIMIT, somebody)).isEqualTo(new Allowance(true, 9, LIMIT.window()));
      assertThat(limiter.take(LIMIT, somebody).remaining()).isEqualTo(8);
    }
  }

  @Test
  void nothingIsLeftOfAWindowThatIsOver() {
    pass(limiter.take(ONE_A_SECOND, somebody).untilReset());

    assertThat(bare.command("EXISTS", "smallbiz:limit:one:" + somebody)).isEqualTo(0L);
  }

  @Test
  void aServerThatIsAwayIsReportedSoon() {
    limiter.take(LIMIT, somebody);
    redis.pause();
    try {
      assertUnavailableSoon();
    } finally {
      redis.resume();
    }
    redis.stop();
    try {
      assertUnavailableSoon();
    } finally {
      redis.restart();
    }
  }

  private void assertUnavailableSoon() {
    long start = System.nanoTime();
    assertThatThrownBy(() -> limiter.take(LIMIT, somebody))
        .isInstanceOf(RateLimiterUnavailable.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
  }

  private long micros() {
    List<?> time = (List<?>) bare.command("TIME");
    return Long.parseLong((String) time.get(0)) * 1_000_000 + Long.parseLong((String) time.get(1));
  }
}
