package com.smallbiz.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smallbiz.application.port.out.QueueUnavailable;
import com.smallbiz.application.system.QueueFacts;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;

class RedissonQueueReportTest {

  @Test
  void aServerTellsWhatItDoesUntilItIsAway() {
    try (RedisServer redis = RedisServer.start()) {
      RedissonClient client = RedisClients.forCommands(new RedisSettings(redis.url()));
      try {
        var report = new RedissonQueueReport(client, "default");

        QueueFacts facts = report.facts();
        assertThat(facts.version()).startsWith("6.2");
        assertThat(facts.up()).isLessThan(Duration.ofMinutes(5));
        assertThat(facts.memoryUsed()).isPositive();
        assertThat(facts.memoryLimit()).isNull();
        assertThat(facts.evictionPolicy()).isEqualTo("noeviction");
        assertThat(facts.clients()).isPositive();

        redis.configure("maxmemory", "104857600");
        redis.configure("maxmemory-policy", "allkeys-lru");
        assertThat(report.facts().memoryLimit()).isEqualTo(104_857_600);
        assertThat(report.facts().evictionPolicy()).isEqualTo("allkeys-lru");

        redis.stop();
        assertThatThrownBy(report::facts).isInstanceOf(QueueUnavailable.class);
      } finally {
        client.shutdown();
      }
    }
  }
}
