package com.smallbiz.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smallbiz.bootstrap.chaos.Site.Sync;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Everything that can be hurt is, one after the other, while two instances are at work. */
@Tag("chaos")
class StormTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ROUNDS = 2;
  private static final int PER_SECOND = 20;

  private Site site;
  private History history;
  private TcpProxy toRedis;
  private volatile Instance steady;
  private volatile Instance victim;

  private interface Hurt {
    void hurt() throws Exception;
  }

  @BeforeEach
  void start() {
    site = new Site();
    site.external.answersAfter(Duration.ofMillis(50));
    toRedis = TcpProxy.to(site.redis.port());
    steady = site.instance(toRedis).start();
    victim = site.instance().start();
    history = History.begin(site.database);
  }

  @AfterEach
  void stop() {
    victim.close();
    steady.close();
    toRedis.close();
    site.close();
  }

  @Test
  void whateverHappensEverySyncThatWasAcceptedIsRecordedOnce() throws Exception {
    long seed = new Random().nextLong();
    var hurts = new ArrayList<Hurt>();
    for (int round = 0; round < ROUNDS; round++) {
      hurts.addAll(
          List.of(
              this::redisIsKilled,
              this::redisForgetsEverything,
              this::redisAnswersLate,
              this::postgresqlIsStopped,
              this::anInstanceIsKilled,
              this::anInstanceIsReplaced,
              this::anInstanceStandsStill));
    }
    Collections.shuffle(hurts, new Random(seed));
    try (var one = Load.begin(() -> steady.api, PER_SECOND);
        var other = Load.begin(() -> victim.api, PER_SECOND)) {
      for (Hurt hurt : hurts) {
        hurt.hurt();
        awaitSyncs(2 * PER_SECOND, seed);
      }
      one.end();
      other.end();
      var accepted = new ArrayList<Sync>(one.accepted());
      accepted.addAll(other.accepted());
      assertThat(accepted).hasSizeGreaterThan(hurts.size() * PER_SECOND);
      site.assertAllSynced(accepted, history, PATIENCE);
    }
  }

  private void redisIsKilled() {
    site.redis.kill();
    pass(Duration.ofSeconds(2));
    site.redis.restart();
  }

  private void redisForgetsEverything() {
    site.redisConsole().run("FLUSHALL");
    site.redisConsole().run("SCRIPT FLUSH");
  }

  private void redisAnswersLate() {
    toRedis.stallReplies();
    pass(Duration.ofSeconds(3));
    toRedis.goOn();
  }

  private void postgresqlIsStopped() {
    site.postgres.stop();
    pass(Duration.ofSeconds(2));
    site.postgres.restart();
  }

  private void anInstanceIsKilled() {
    victim.close();
    victim = site.instance().start();
  }

  private void anInstanceIsReplaced() throws Exception {
    victim.process.terminate();
    assertThat(victim.process.ended(PATIENCE)).isTrue();
    anInstanceIsKilled();
  }

  private void anInstanceStandsStill() throws Exception {
    victim.process.pause();
    pass(Site.LEASE.multipliedBy(2));
    victim.process.resume();
  }

  /** What hurts has to last for a while. */
  private static void pass(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    await().atMost(time.plusSeconds(5)).until(() -> System.nanoTime() - end >= 0);
  }

  private void awaitSyncs(int number, long seed) {
    long before = site.database.jobs("sync_order", "succeeded");
    await("seed " + seed)
        .atMost(PATIENCE)
        .until(() -> site.database.jobs("sync_order", "succeeded") >= before + number);
  }
}
