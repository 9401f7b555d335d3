package com.smallbiz.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.ClaimRequest;
import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.port.out.QueueUnavailable;
import com.smallbiz.application.testkit.Claims;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNodes;

/** What the queue does when Redis is hurt. */
class RedisOutageTest {

  private static final Duration BOUND = Duration.ofSeconds(5);

  @TempDir private Path directory;

  private RedisServer redis;
  private RedissonClient client;
  private RedissonJobQueue queue;

  @BeforeEach
  void start() {
    redis = RedisServer.start(directory);
    client = RedisClients.forCommands(new RedisSettings(redis.url()));
    queue = new RedissonJobQueue(client, Duration.ofSeconds(30));
  }

  @AfterEach
  void stop() {
    client.shutdown();
    redis.close();
  }

  @Test
  void aRedisThatIsGoneIsReportedSoonAndUsedAgainWhenItIsBack() {
    Dispatch job = handIn();
    redis.kill();

    assertUnavailableSoon();
    redis.restart();

    assertThat(claimOnceBack()).extracting(Claim::id).containsExactly(job.id());
  }

  @Test
  void aRedisThatWasNeverThereIsWaitedFor() {
    redis.kill();
    RedissonClient early = RedisClients.forCommands(new RedisSettings(redis.url()));
    queue = new RedissonJobQueue(early, Duration.ofSeconds(30));
    try {
      assertUnavailableSoon();
      assertUnavailableSoon();
      redis.restart();

      await()
          .atMost(BOUND)
          .ignoreExceptions()
          .until(
              () -> {
                handIn();
                return true;
              });
      assertThat(claimOnceBack()).isNotEmpty();
    } finally {
      early.shutdown();
    }
  }

  @Test
  void aRedisThatStandsStillIsReportedSoonAndUsedAgainWhenItGoesOn() {
    Dispatch job = handIn();
    redis.pause();

    assertUnavailableSoon();
    redis.resume();

    await().atMost(BOUND).ignoreExceptions().until(() -> queue.reap("default") == 0);
    // The claim that was not answered may have been carried out: then its lease has the job.
    queue.handIn("default", List.of(job));
    assertThat(client.getMap("smallbiz:{default:0}:bodies").containsKey(job.id().toString()))
        .isTrue();
  }

  @Test
  void aRedisThatLostEverythingIsInANewEpochAndLearnsAnew() {
    Dispatch job = handIn();
    long epoch = queue.epoch("default");
    Claim before = Claims.take(queue, "default", 1).get(0);

    client.getKeys().flushall();

    assertThat(queue.epoch("default")).isGreaterThan(epoch);
    assertThat(queue.renew(List.of(before))).isEmpty();
    queue.handIn("default", List.of(job));
    Claim after = Claims.take(queue, "default", 1).get(0);
    assertThat(after.token()).isGreaterThan(before.token());
  }

  /** It may lack the last second, or what a replica had not been told. */
  @Test
  void aRedisThatStartedFromWhatItHadKeptIsInANewEpoch(@TempDir Path directory) {
    RedisServer keeping = RedisServer.start(directory);
    RedissonClient keepingClient = RedisClients.forCommands(new RedisSettings(keeping.url()));
    queue = new RedissonJobQueue(keepingClient, Duration.ofSeconds(30));
    try {
      Dispatch job = handIn();
      long epoch = queue.epoch("default");
      assertThat(queue.epoch("default")).isEqualTo(epoch);

      keeping.stop();
      keeping.restart();

      assertThat(claimOnceBack()).extracting(Claim::id).containsExactly(job.id());
      assertThat(queue.epoch("default")).isGreaterThan(epoch).isEqualTo(queue.epoch("default"));
    } finally {
      keepingClient.shutdown();
      keeping.close();
    }
  }

  @Test
  void aServerWithPasswordIsLoggedInTo() {
    requirePassword("s3cr+t@/");
    RedissonClient guarded =
        RedisClients.forCommands(
            new RedisSettings("redis://:s3cr+t%40%2F@127.0.0.1:" + redis.port() + "/3"));
    try {
      queue = new RedissonJobQueue(guarded, Duration.ofSeconds(30));

      assertThat(handIn()).isNotNull();
      assertThat(Claims.take(queue, "default", 1)).hasSize(1);
    } finally {
      guarded.shutdown();
    }
  }

  @Test
  void aWrongPasswordIsInNoMessage() {
    requirePassword("right");
    RedissonClient wrong =
        RedisClients.forCommands(
            new RedisSettings("redis://:wr0ngsecret@127.0.0.1:" + redis.port()));
    queue = new RedissonJobQueue(wrong, Duration.ofSeconds(30));

    try (var log = new CapturedLog()) {
      assertThatThrownBy(this::handIn)
          .isInstanceOf(QueueUnavailable.class)
          .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("wr0ngsecret"));
      assertThat(log.text()).doesNotContain("wr0ngsecret");
    } finally {
      wrong.shutdown();
    }
  }

  private void requirePassword(String password) {
    client.getRedisNodes(RedisNodes.SINGLE).getInstance().setConfig("requirepass", password);
  }

  private Dispatch handIn() {
    Dispatch job = Dispatch.due(new JobId(UUID.randomUUID()), "default", "ping");
    queue.handIn("default", List.of(job));
    return job;
  }

  /** By a question: a claim whose answer is lost would take the job away from who claims next. */
  private void assertUnavailableSoon() {
    long start = System.nanoTime();
    assertThatThrownBy(() -> queue.epoch("default")).isInstanceOf(QueueUnavailable.class);
    assertThatThrownBy(() -> queue.epoch("default")).isInstanceOf(QueueUnavailable.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND.multipliedBy(2));
  }

  /** Under one number, since an answer may get lost on connections that are just coming back. */
  private List<Claim> claimOnceBack() {
    var request = new ClaimRequest("once-back", 1, 1);
    return await()
        .atMost(BOUND)
        .ignoreExceptions()
        .until(() -> queue.claim("default", request), claims -> !claims.isEmpty());
  }

  private static String stackTrace(Throwable e) {
    var text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
