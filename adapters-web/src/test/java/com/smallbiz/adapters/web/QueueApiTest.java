package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class QueueApiTest extends ApiTest {

  private static final String QUEUES = "/api/v1/queues";

  @AfterEach
  void resume() {
    storage.queues().resume("default");
  }

  @Test
  void theQueuesAreListedAsConfigured() {
    post("/jobs/ping");

    JsonNode queues = queues();

    assertThat(queues.path(0).propertyNames())
        .containsExactly(
            "name",
            "paused",
            "depth",
            "scheduled",
            "retrying",
            "dead",
            "running",
            "latency_ms",
            "concurrency");
    assertThat(queues.path(0).path("name").stringValue()).isEqualTo("integrations");
    assertThat(queues.path(0).path("concurrency").intValue()).isEqualTo(10);
    assertThat(queues.path(1).path("name").stringValue()).isEqualTo("default");
    assertThat(queues.path(1).path("concurrency").intValue()).isEqualTo(5);
    assertThat(queues.path(1).path("paused").booleanValue()).isFalse();
    assertThat(queues.path(1).path("depth").longValue()).isPositive();
  }

  @Test
  void aQueueIsPausedAndResumedHoweverOftenThatIsAsked() {
    for (int i = 0; i < 2; i++) {
      Reply paused = post(QUEUES + "/default/pause");
      assertThat(paused.status()).isEqualTo(204);
      assertThat(paused.text()).isEmpty();
      assertThat(queues().path(1).path("paused").booleanValue()).isTrue();
      assertThat(queues().path(0).path("paused").booleanValue()).isFalse();
    }

    for (int i = 0; i < 2; i++) {
      assertThat(post(QUEUES + "/default/resume").status()).isEqualTo(204);
      assertThat(queues().path(1).path("paused").booleanValue()).isFalse();
    }
  }

  @Test
  void aQueueThatOnlyOtherProcessesWorkOnIsShownAndResumed() {
    storage.queues().pause("reports");

    JsonNode reports = queues().path(2);
    assertThat(reports.path("name").stringValue()).isEqualTo("reports");
    assertThat(reports.path("paused").booleanValue()).isTrue();
    assertThat(reports.path("concurrency").intValue()).isZero();
    assertThat(post(QUEUES + "/reports/resume").status()).isEqualTo(204);
    assertThat(storage.queues().paused()).doesNotContain("reports");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unheard-of", "Default", "default%20", "%F0%9F%A6%8A", "a%27b"})
  void aQueueThatNobodyHeardOfIsNotFound(String name) {
    for (String action : new String[] {"/pause", "/resume"}) {
      Reply reply = post(QUEUES + "/" + name + action);

      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.code()).isEqualTo("not_found");
      assertThat(reply.json().path("detail").stringValue())
          .isEqualTo("There is no queue of this name");
    }
  }

  @Test
  void queuesAreNotPausedByLookingAtThem() {
    Reply reply = get(QUEUES + "/default/pause");

    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("Allow")).isEqualTo("OPTIONS, POST");
    assertThat(post(QUEUES + "/default/pause?for=1h").errors())
        .containsExactly("for unknown_parameter");
  }

  private JsonNode queues() {
    return get(QUEUES).json().path("data");
  }
}
