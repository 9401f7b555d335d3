package com.smallbiz.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server goes away under a process that is at work, and comes back. Nothing is restarted. */
class OutageUnderLoadTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PER_SECOND = 50;

  private static Site site;
  private static Instance instance;
  private static History history;

  private Load load;

  @BeforeAll
  static void start() {
    site = new Site();
    instance = site.instance().start();
    history = History.begin(site.database);
    site.external.answersAfter(Duration.ofMillis(50));
  }

  @AfterAll
  static void stop() {
    instance.close();
    site.close();
  }

  @BeforeEach
  void begin() {
    load = Load.begin(instance.api, PER_SECOND);
    awaitSyncs(20);
  }

  @AfterEach
  void end() {
    load.close();
  }

  @Test
  void redisIsKilledAndBackAfterFiveSeconds() throws Exception {
    site.redis.kill();
    try {
      await()
          .during(Duration.ofSeconds(5))
          .atMost(PATIENCE)
          .untilAsserted(this::assertNoRequestFailed);
    } finally {
      site.redis.restart();
    }

    assertWorkResumesWithin(Duration.ofSeconds(5));
    load.end();
    assertNoRequestFailed();
    site.assertAllSynced(load.accepted(), history, PATIENCE);
  }

  @Test
  void redisLosesEverythingAndItsScripts() throws Exception {
    for (int round = 0; round < 3; round++) {
      site.redisConsole().run("FLUSHALL");
      awaitSyncs(20);
      site.redisConsole().run("SCRIPT FLUSH");
      awaitSyncs(20);
    }

    load.end();
    assertNoRequestFailed();
    site.assertAllSynced(load.accepted(), history, PATIENCE);
  }

  @Test
  void postgresqlIsStoppedForThreeSeconds() throws Exception {
    postgresqlIsStopped(Duration.ofSeconds(3));
  }

  @Test
  @Tag("chaos")
  void postgresqlIsStoppedForTenSeconds() throws Exception {
    postgresqlIsStopped(Duration.ofSeconds(10));
  }

  private void postgresqlIsStopped(Duration outage) throws Exception {
    Set<String> loops = instance.loops();
    assertThat(loops).isNotEmpty();
    site.postgres.stop();
    try {
      await().until(() -> !load.refusals().isEmpty());
      await()
          .during(outage)
          .atMost(outage.plus(PATIENCE))
          .untilAsserted(() -> assertThat(instance.api.get("/health").status()).isEqualTo(503));
    } finally {
      site.postgres.restart();
    }

    assertWorkResumesWithin(PATIENCE);
    load.end();
    assertThat(load.failures()).isEmpty();
    assertThat(load.refusals()).containsOnly(503);
    site.assertAllSynced(load.accepted(), history, PATIENCE);
    assertThat(instance.loops()).containsExactlyElementsOf(loops);
  }

  private void assertNoRequestFailed() {
    assertThat(load.failures()).isEmpty();
    assertThat(load.refusals()).isEmpty();
  }

  /** So many more syncs come to their end. */
  private static void awaitSyncs(int number) {
    long before = site.database.jobs("sync_order", "succeeded");
    await()
        .atMost(PATIENCE)
        .until(() -> site.database.jobs("sync_order", "succeeded") >= before + number);
  }

  private static void assertWorkResumesWithin(Duration limit) {
    Instant back = site.database.now();
    await()
        .atMost(limit)
        .until(() -> site.database.time("SELECT max(finished_at) FROM jobs").isAfter(back));
  }
}
