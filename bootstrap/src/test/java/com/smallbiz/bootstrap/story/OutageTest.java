package com.smallbiz.bootstrap.story;

import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.smallbiz.bootstrap.story.ApiClient.Answer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The servers go away under the running application, and come back. It is never restarted. */
class OutageTest {

  private static final Duration SOON = Duration.ofSeconds(2);
  private static RunningSystem system;

  @BeforeAll
  static void start() {
    system = RunningSystem.start();
    externalSystemAnswers(jsonResponse("{\"external_id\":\"EXT-1\"}", 201));
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Test
  void withoutPostgresqlEveryAnswerIsAQuick503AndServiceComesBackByItself() {
    String order = newOrder();
    system.servers.postgres.stop();
    try {
      assertThat(timed(() -> unavailable(system.api.get(order)))).isLessThan(SOON);
      assertThat(
              timed(
                  () ->
                      unavailable(system.api.post("/api/v1/orders", "{\"customer_name\":\"A\"}"))))
          .isLessThan(SOON);
      assertThat(timed(() -> unavailable(system.api.post(order + "/sync")))).isLessThan(SOON);
      assertThat(
              timed(
                  () -> {
                    Answer health = system.api.get("/health");
                    assertThat(health.status()).isEqualTo(503);
                    assertThat(health.body().path("ok").asBoolean(true)).isFalse();
                  }))
          .isLessThan(SOON);
    } finally {
      system.servers.postgres.restart();
    }
    await()
        .atMost(10, TimeUnit.SECONDS)
        .untilAsserted(() -> assertThat(system.api.get(order).status()).isEqualTo(200));
    assertThat(system.api.get("/health").status()).isEqualTo(200);
    awaitSynced(order);
  }

  @Test
  void aPostgresqlThatHangsIsNoticedByTheHealthCheckAndForgivenAfter() {
    String order = newOrder();
    system.servers.postgres.pause();
    try {
      assertThat(timed(() -> assertThat(system.api.get("/health").status()).isEqualTo(503)))
          .isLessThan(SOON);
    } finally {
      system.servers.postgres.resume();
    }
    await()
        .atMost(15, TimeUnit.SECONDS)
        .untilAsserted(() -> assertThat(system.api.get(order).status()).isEqualTo(200));
  }

  @Test
  void aRedisThatMayDropJobsMakesReadinessFailUntilItIsPutRight() {
    system.servers.redis.configure("maxmemory-policy", "allkeys-lru");
    try {
      awaitReadiness(503);
      assertThat(system.api.get("/health").status()).isEqualTo(200);
    } finally {
      system.servers.redis.configure("maxmemory-policy", "noeviction");
    }
    awaitReadiness(200);
  }

  @Test
  void withoutRedisOrdersAndSyncsAreAcceptedAndRunWhenItIsBack() {
    system.servers.redis.stop();
    String order;
    Answer sync;
    try {
      order = newOrder();
      sync = system.api.post(order + "/sync");
      assertThat(sync.status()).isEqualTo(202);
      assertThat(system.api.get("/health").status()).isEqualTo(200);
      assertThat(system.api.get(sync.header("Location")).text("state")).isEqualTo("enqueued");
    } finally {
      system.servers.redis.restart();
    }
    awaitSynced(order);
  }

  @Test
  void aRedisThatLostEverythingLosesNoJobThatItKnewOf() {
    externalSystemAnswers(serviceUnavailable().withHeader("Retry-After", "3"));
    String order = newOrder();
    Answer sync = system.api.post(order + "/sync");
    await()
        .atMost(10, TimeUnit.SECONDS)
        .until(() -> system.api.get(sync.header("Location")).text("state").equals("retrying"));

    system.servers.redis.kill();
    externalSystemAnswers(jsonResponse("{\"external_id\":\"EXT-1\"}", 201));
    system.servers.redis.restart();

    await()
        .atMost(20, TimeUnit.SECONDS)
        .until(() -> system.api.get(sync.header("Location")).text("state").equals("succeeded"));
    assertThat(system.api.get(order).text("sync_status")).isEqualTo("synced");
  }

  private static void externalSystemAnswers(ResponseDefinitionBuilder answer) {
    system.servers.external.resetMappings();
    system.servers.external.stubFor(post(urlEqualTo("/orders")).willReturn(answer));
  }

  private static String newOrder() {
    Answer created = system.api.post("/api/v1/orders", "{\"customer_name\":\"Ada\"}");
    assertThat(created.status()).isEqualTo(201);
    return created.header("Location");
  }

  private static void unavailable(Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text("code")).isEqualTo("unavailable");
    assertThat(answer.header("Retry-After")).isNotEmpty();
  }

  private static void awaitSynced(String order) {
    system.api.post(order + "/sync");
    await()
        .atMost(20, TimeUnit.SECONDS)
        .untilAsserted(
            () -> assertThat(system.api.get(order).text("sync_status")).isEqualTo("synced"));
  }

  private static Duration timed(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static void awaitReadiness(int status) {
    await()
        .atMost(20, TimeUnit.SECONDS)
        .untilAsserted(
            () ->
                assertThat(system.operations.get("/actuator/health/readiness").status())
                    .isEqualTo(status));
  }
}
