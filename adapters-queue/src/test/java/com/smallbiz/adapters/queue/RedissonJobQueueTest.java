package com.smallbiz.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.ClaimRequest;
import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.Settlement;
import com.smallbiz.application.port.out.JobQueue;
import com.smallbiz.application.testkit.Claims;
import com.smallbiz.application.testkit.JobQueueContract;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redisson.api.RDeque;
import org.redisson.api.RMap;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.KeysScanOptions;
import org.redisson.client.codec.StringCodec;

class RedissonJobQueueTest extends JobQueueContract {

  private static RedisServer redis;
  private static RedissonClient client;
  private static RedissonJobQueue queue;

  @BeforeAll
  static void startRedis() {
    redis = RedisServer.start();
    client = RedisClients.forCommands(new RedisSettings(redis.url()));
    queue = new RedissonJobQueue(client, Duration.ofMillis(500));
  }

  @AfterAll
  static void stopRedis() {
    client.shutdown();
    redis.close();
  }

  @Override
  protected JobQueue queue() {
    return queue;
  }

  @Override
  protected Duration lease() {
    return Duration.ofMillis(500);
  }

  @Override
  protected Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  protected void letTimePass() {
    LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
  }

  @Test
  void claimersAtOneTimeNeverGetTheSameJob() throws Exception {
    List<Dispatch> jobs = Stream.generate(() -> due("parallel")).limit(2_000).toList();
    queue.handIn("parallel", jobs);
    Callable<List<JobId>> claimer =
        () -> {
          var claimed = new ArrayList<JobId>();
          for (List<Claim> claims = Claims.take(queue, "parallel", 7);
              !claims.isEmpty();
              claims = Claims.take(queue, "parallel", 7)) {
            claims.stream().map(Claim::id).forEach(claimed::add);
          }
          return claimed;
        };

    var threads = Executors.newFixedThreadPool(4);
    var claimed = new ArrayList<JobId>();
    for (var claims : threads.invokeAll(List.of(claimer, claimer, claimer, claimer))) {
      claimed.addAll(claims.get());
    }
    threads.shutdown();

    assertThat(claimed)
        .containsExactlyInAnyOrderElementsOf(jobs.stream().map(Dispatch::id).toList());
  }

  @Test
  void anOfferSaysWhenTheNextScheduledJobIsDue() {
    assertThat(offer("later", 1).untilNext()).isNull();

    queue.handIn(
        "later", List.of(Dispatch.waiting(newId(), "later", "ping", Duration.ofMinutes(1), 0)));

    assertThat(offer("later", 2).untilNext())
        .isBetween(Duration.ofSeconds(50), Duration.ofMinutes(1));
  }

  @Test
  void nothingIsLeftOfAJobThatIsForgotten() {
    queue.handIn("clean", List.of(due("clean"), due("clean")));
    List<Claim> claims = Claims.take(queue, "clean", 10);
    queue.settle(claims.stream().map(Settlement::forget).toList());

    assertNothingIsLeft("clean");
  }

  @Test
  void scriptsThatRedisHasForgottenAreSentAgain() {
    queue.handIn("script-flush", List.of(due("script-flush")));
    client.getScript().scriptFlush();

    List<Claim> claims = Claims.take(queue, "script-flush", 10);
    assertThat(claims).hasSize(1);
    client.getScript().scriptFlush();

    assertThat(queue.renew(claims)).isEmpty();
  }

  @Test
  void aBatchOfThousandsPasses() {
    queue.handIn("bulk", Stream.generate(() -> due("bulk")).limit(5_000).toList());

    var claims = new ArrayList<Claim>();
    for (int i = 0; i < 25; i++) {
      claims.addAll(Claims.take(queue, "bulk", 1_000));
    }

    assertThat(claims).hasSize(5_000);
    assertThat(queue.renew(claims)).isEmpty();
    queue.settle(claims.stream().map(Settlement::forget).toList());
  }

  @Test
  void whatIsNoIdOfAJobIsDroppedAndHoldsNobodyUp() {
    Dispatch job = due("strays");
    queue.handIn("strays", List.of(job));
    RDeque<String> ready = client.getDeque("smallbiz:{strays:0}:ready", StringCodec.INSTANCE);
    ready.addFirst("1-1-1-1-1");
    ready.addFirst("no id at all");

    try (var log = new CapturedLog()) {
      List<Claim> claims = Claims.take(queue, "strays", 10);

      assertThat(claims).extracting(Claim::id).containsExactly(job.id());
      assertThat(log.lines())
          .containsExactly("2 entries of queue strays are no ids of jobs and are dropped");
      queue.settle(claims.stream().map(Settlement::forget).toList());
    }
    assertNothingIsLeft("strays");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "absurd", "-1", "0", "1.5", "1e300", "inf", "nan", "99999999999999999"})
  void whatIsNoTokenOrEpochIsReplaced(String absurd) {
    queue.handIn("absurd", List.of(due("absurd"), due("absurd")));
    RMap<String, String> meta = client.getMap("smallbiz:{absurd:0}:meta", StringCodec.INSTANCE);
    long before = Claims.take(queue, "absurd", 1).get(0).token();
    meta.putAll(Map.of("token", absurd, "epoch", absurd));

    assertThat(Claims.take(queue, "absurd", 1))
        .hasSize(1)
        .allMatch(claim -> claim.token() > before);
    assertThat(queue.epoch("absurd")).isGreaterThan(before).isEqualTo(queue.epoch("absurd"));
  }

  /** But the note in each hash, and what claimants were answered, which expires. */
  private static void assertNothingIsLeft(String queueName) {
    assertThat(client.getKeys().getKeys(KeysScanOptions.defaults().pattern("smallbiz:{*")))
        .filteredOn(key -> key.startsWith("smallbiz:{" + queueName + ":0}:"))
        .filteredOn(key -> !key.contains(":claims:"))
        .containsExactlyInAnyOrder(
            "smallbiz:{%s:0}:meta".formatted(queueName),
            "smallbiz:{%s:0}:bodies".formatted(queueName),
            "smallbiz:{%s:0}:tokens".formatted(queueName));
    for (String hash : List.of("bodies", "tokens")) {
      assertThat(client.getMap("smallbiz:{%s:0}:%s".formatted(queueName, hash)).size())
          .isEqualTo(1);
    }
  }

  private static RedissonJobQueue.Offer offer(String queueName, long number) {
    return queue.offer(queueName, new ClaimRequest("claimant", number, 10));
  }

  private static Dispatch due(String queueName) {
    return Dispatch.due(newId(), queueName, "ping");
  }

  private static JobId newId() {
    return new JobId(UUID.randomUUID());
  }
}
