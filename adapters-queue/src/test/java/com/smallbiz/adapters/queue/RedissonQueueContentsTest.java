package com.smallbiz.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smallbiz.application.port.out.JobQueue;
import com.smallbiz.application.port.out.QueueContents;
import com.smallbiz.application.port.out.QueueUnavailable;
import com.smallbiz.application.testkit.QueueContentsContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;

class RedissonQueueContentsTest extends QueueContentsContract {

  private static RedisServer redis;
  private static RedissonClient client;

  @BeforeAll
  static void startRedis() {
    redis = RedisServer.start();
    client = RedisClients.forCommands(new RedisSettings(redis.url()));
  }

  @AfterAll
  static void stopRedis() {
    client.shutdown();
    redis.close();
  }

  @Override
  protected QueueContents contents() {
    return new RedissonQueueContents(client);
  }

  @Override
  protected JobQueue queue() {
    return new RedissonJobQueue(client, Duration.ofSeconds(30));
  }

  @Test
  void whatIsNoIdOfAJobIsNotNamed() {
    client.getScoredSortedSet(new QueueLayout("strange").leases()).add(1, "1-1-1-1-1");

    assertThat(contents().claimed("strange")).isEmpty();
  }

  @Test
  void aServerThatIsAwayOrIsNoQueueIsToldInTheSameWay() {
    client.getBucket(new QueueLayout("broken").ready()).set("no list");
    assertThatThrownBy(() -> contents().load("broken")).isInstanceOf(QueueUnavailable.class);

    redis.stop();
    try {
      assertThatThrownBy(() -> contents().load("default")).isInstanceOf(QueueUnavailable.class);
      assertThatThrownBy(() -> contents().claimed("default")).isInstanceOf(QueueUnavailable.class);
    } finally {
      redis.restart();
    }
  }
}
