package com.smallbiz.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Prometheus is told while servers are away. */
class MetricsOutageTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final String DEPTH = "smallbiz_queue_depth{queue=\"default\"}";
  private static final String LAG = "smallbiz_relay_lag_seconds";
  private static final String AGE = "smallbiz_readings_age_seconds";

  private static RunningSystem system;

  @BeforeAll
  static void start() {
    system = RunningSystem.start();
    awaitReading();
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Test
  void withoutPostgresqlWhatAllShareIsNotKnownAndSaidToBeOld() {
    system.servers.postgres.stop();
    try {
      assertThat(timed().value("smallbiz_jobs_dead_total{queue=\"default\",type=\"ping\"}"))
          .isZero();
      await().atMost(PATIENCE).until(() -> Double.isNaN(timed().value(DEPTH)));
      assertThat(timed().value(LAG)).isNaN();
      double age = timed().value(AGE);
      await().atMost(PATIENCE).until(() -> timed().value(AGE) > age);
    } finally {
      system.servers.postgres.restart();
    }
    awaitReading();
    assertThat(timed().value(AGE)).isLessThan(20);
  }

  @Test
  void withoutRedisTheRelayLags() {
    system.servers.redis.stop();
    try {
      assertThat(system.api.post("/jobs/ping", "{}").status()).isEqualTo(202);
      await().atMost(PATIENCE).until(() -> timed().value(LAG) > 5);
      assertThat(timed().value(DEPTH)).isEqualTo(1);
    } finally {
      system.servers.redis.restart();
    }
    await().atMost(PATIENCE).until(() -> timed().value(LAG) == 0);
    assertThat(timed().value("smallbiz_relay_swept_total")).isPositive();
  }

  private static void awaitReading() {
    await().atMost(PATIENCE).until(() -> !Double.isNaN(timed().value(DEPTH)));
  }

  /** Whatever is away, an answer comes soon. */
  private static Scrape timed() {
    long start = System.nanoTime();
    Scrape scrape = Scrape.of(system);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    return scrape;
  }
}
