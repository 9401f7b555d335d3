package com.smallbiz.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;
import org.springframework.boot.health.contributor.Status;

/** A Redis that may drop jobs is reported, and makes the process not ready. */
class EvictionCheckTest {

  private final RedisServer redis = RedisServer.start();
  private RedissonClient client;
  private EvictionCheck check;

  @BeforeEach
  void connect() {
    client = RedisClients.forCommands(new RedisSettings(redis.url()));
    check =
        new EvictionCheck(
            new RedissonJobQueue(client, Duration.ofSeconds(30)), Set.of("integrations"));
  }

  @AfterEach
  void stop() {
    client.shutdown();
    redis.close();
  }

  @Test
  void aRedisThatKeepsAllJobsIsFine() {
    check.check();

    assertThat(check.health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void aRedisThatMayDropJobsIsReportedOnceAndMakesReadinessFailUntilItIsPutRight() {
    try (var log = new CapturedLog()) {
      policy("allkeys-lru");
      check.check();
      check.check();

      assertThat(check.health().getStatus()).isEqualTo(Status.DOWN);
      assertThat(log.lines()).singleElement().asString().contains("allkeys-lru", "noeviction");

      policy("noeviction");
      check.check();

      assertThat(check.health().getStatus()).isEqualTo(Status.UP);
      assertThat(log.lines()).hasSize(2);
    }
  }

  @Test
  void aRedisThatIsAwayDoesNotTouchReadiness() {
    redis.kill();
    check.check();
    assertThat(check.health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void whatWasFoundStandsWhileRedisIsAway() {
    policy("volatile-ttl");
    check.check();
    redis.kill();
    check.check();

    assertThat(check.health().getStatus()).isEqualTo(Status.DOWN);
  }

  private void policy(String policy) {
    redis.configure("maxmemory-policy", policy);
  }
}
