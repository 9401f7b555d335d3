package com.smallbiz.bootstrap.story;

import static com.github.tomakehurst.wiremock.client.WireMock.created;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smallbiz.bootstrap.story.ApiClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stories that the application is there for, from outside, on real servers. */
class OrderLifeTest {

  private static final String MUGS =
      """
      {"customer_name": "Ada Lovelace",
       "line_items": [{"description": "Blue mug", "quantity": 2, "unit_price_cents": 1250}]}
      """;

  private static RunningSystem system;

  /** Failed jobs are run again after a tenth of a second, so that stories stay short. */
  private static final Map<String, String> QUICK_RETRIES =
      Map.of(
          "SMALLBIZ_JOBS_RETRY_SYNC_ORDER_BACKOFF", "fixed",
          "SMALLBIZ_JOBS_RETRY_SYNC_ORDER_PAUSE", "100ms");

  @BeforeAll
  static void start() {
    system = RunningSystem.start(QUICK_RETRIES);
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @BeforeEach
  void theExternalSystemTakesEveryOrder() {
    system.servers.external.resetAll();
    system.servers.external.stubFor(
        post(urlEqualTo("/orders")).willReturn(jsonResponse("{\"external_id\":\"EXT-1\"}", 201)));
  }

  @Test
  void anOrderIsWrittenEditedSubmittedSyncedAndFulfilled() {
    Answer created = system.api.post("/api/v1/orders", MUGS);
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("ETag")).isEqualTo("\"1\"");
    String order = created.header("Location");
    assertThat(created.body().path("total_cents").asLong()).isEqualTo(2500);

    Answer edited =
        system.api.patch(
            order,
            """
            {"line_items": [{"description": "Blue mug", "quantity": 3, "unit_price_cents": 1250}]}
            """);
    assertThat(edited.status()).isEqualTo(200);
    assertThat(edited.body().path("total_cents").asLong()).isEqualTo(3750);

    assertThat(system.api.post(order + "/submit").text("status")).isEqualTo("submitted");
    assertThat(system.api.patch(order, "{\"currency\": \"EUR\"}").status()).isEqualTo(409);

    Answer sync = system.api.post(order + "/sync");
    assertThat(sync.status()).isEqualTo(202);
    awaitState(sync.header("Location"), "succeeded");
    Answer synced = system.api.get(order);
    assertThat(synced.text("sync_status")).isEqualTo("synced");
    assertThat(synced.text("external_id")).isEqualTo("EXT-1");
    assertThat(system.api.post(order + "/sync").text("message")).isEqualTo("already_synced");

    assertThat(system.api.post(order + "/fulfill").text("status")).isEqualTo("fulfilled");
    assertThat(system.api.get(order).text("sync_status")).isEqualTo("pending");
    assertThat(system.api.get(order).text("external_id")).isEqualTo("EXT-1");
    assertThat(system.api.delete(order).status()).isEqualTo(409);
  }

  @Test
  void aSyncSucceedsAfterFailures() {
    for (int failure = 1; failure <= 8; failure++) {
      system.servers.external.stubFor(
          post(urlEqualTo("/orders"))
              .inScenario("recovery")
              .whenScenarioStateIs(failure == 1 ? STARTED : "after " + (failure - 1))
              .willSetStateTo("after " + failure)
              .willReturn(serviceUnavailable()));
    }
    system.servers.external.stubFor(
        post(urlEqualTo("/orders"))
            .inScenario("recovery")
            .whenScenarioStateIs("after 8")
            .willReturn(created().withBody("{\"external_id\":\"EXT-9\"}")));
    String order = system.api.post("/api/v1/orders", MUGS).header("Location");

    Answer sync =
        system.api.send(
            system
                .api
                .request(order + "/sync")
                .header("X-Request-Id", "story-1")
                .POST(BodyPublishers.noBody()));

    awaitState(sync.header("Location"), "succeeded");
    assertThat(system.api.get(order).text("external_id")).isEqualTo("EXT-9");
    Answer job = system.api.get(sync.header("Location"));
    assertThat(job.body().path("attempt").asInt()).isGreaterThan(1);
    assertThat(job.body().path("last_error").path("code").asString())
        .isEqualTo("external_unavailable");
    String id = order.substring(order.lastIndexOf('/') + 1);
    system.servers.external.verify(
        9,
        postRequestedFor(urlEqualTo("/orders"))
            .withHeader("Idempotency-Key", equalTo(id + ":1"))
            .withHeader("X-Request-Id", equalTo("story-1")));
  }

  @Test
  void anOrderThatTheExternalSystemRefusesIsFailedAndItsJobDead() {
    system.servers.external.stubFor(
        post(urlEqualTo("/orders")).willReturn(jsonResponse("{\"error\":\"no\"}", 422)));
    String order = system.api.post("/api/v1/orders", MUGS).header("Location");

    Answer sync = system.api.post(order + "/sync");

    awaitState(sync.header("Location"), "dead");
    assertThat(system.api.get(order).text("sync_status")).isEqualTo("failed");
    assertThat(system.api.get(order).text("last_sync_error")).contains("422");
  }

  @Test
  void anOrderEditedWhileItIsSentKeepsItsEditAndIsSentOnceMoreWhenAsked() {
    system.servers.external.stubFor(
        post(urlEqualTo("/orders"))
            .willReturn(jsonResponse("{\"external_id\":\"EXT-2\"}", 201).withFixedDelay(1_000)));
    String order = system.api.post("/api/v1/orders", MUGS).header("Location");
    Answer first = system.api.post(order + "/sync");
    await()
        .atMost(5, TimeUnit.SECONDS)
        .until(() -> system.api.get(order).text("sync_status").equals("syncing"));

    system.api.patch(order, "{\"note\": \"gift\"}");
    Answer second = system.api.post(order + "/sync");

    assertThat(second.body().path("job_id")).isEqualTo(first.body().path("job_id"));
    awaitState(first.header("Location"), "succeeded");
    assertThat(system.api.get(order).text("sync_status")).isEqualTo("synced");
    assertThat(system.api.get(order).text("note")).isEqualTo("gift");
    system.servers.external.verify(2, postRequestedFor(urlEqualTo("/orders")));
  }

  @Test
  void aRequestThatIsRolledBackLeavesNoJob() {
    String order = system.api.post("/api/v1/orders", MUGS).header("Location");
    String id = order.substring(order.lastIndexOf('/') + 1);
    system.servers.sql(
        """
        create function refuse() returns trigger language plpgsql as
        $$ begin raise exception 'refused at commit'; end $$
        """);
    system.servers.sql(
        """
        create constraint trigger refuse_at_commit after insert on jobs
        deferrable initially deferred for each row execute function refuse()
        """);
    try {
      assertThat(system.api.post(order + "/sync").status()).isEqualTo(500);
    } finally {
      system.servers.sql("drop trigger refuse_at_commit on jobs");
      system.servers.sql("drop function refuse()");
    }

    Answer ping = system.api.post("/jobs/ping");
    awaitState(ping.header("Location"), "succeeded");
    assertThat(system.api.get(order).text("sync_status")).isEqualTo("pending");
    system.servers.external.verify(0, postRequestedFor(urlEqualTo("/orders")));
    assertThat(system.api.post(order + "/sync").status())
        .as("no job holds the key of " + id)
        .isEqualTo(202);
  }

  private static void awaitState(String job, String state) {
    await()
        .atMost(20, TimeUnit.SECONDS)
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> assertThat(system.api.get(job).text("state")).isEqualTo(state));
  }
}
