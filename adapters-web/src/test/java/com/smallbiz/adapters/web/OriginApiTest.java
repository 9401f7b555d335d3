package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.job.JobId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginApiTest extends ApiTest {

  private static final String TRACEPARENT =
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @ParameterizedTest
  @ValueSource(strings = {"a", "A-z_0.9", "01234567-89ab"})
  void theClientsRequestIdIsKept(String id) {
    assertThat(get("/health", "X-Request-Id", id).header("X-Request-Id")).isEqualTo(id);
    Reply error = get("/nowhere", "X-Request-Id", id);
    assertThat(error.header("X-Request-Id")).isEqualTo(id);
    assertThat(error.json().path("request_id").stringValue()).isEqualTo(id);
  }

  @Test
  void aRequestIdHas128CharactersAtMost() {
    assertThat(get("/health", "X-Request-Id", "a".repeat(128)).header("X-Request-Id"))
        .isEqualTo("a".repeat(128));
    assertThat(get("/health", "X-Request-Id", "a".repeat(129)).header("X-Request-Id")).hasSize(36);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "{x}", "é", "a\"b"})
  void aRequestIdOfAnotherFormIsReplaced(String id) {
    String made = get("/health", "X-Request-Id", id).header("X-Request-Id");

    assertThat(UUID.fromString(made).version()).isEqualTo(7);
  }

  @Test
  void theClientsTraceGoesOnInTheJob() {
    assertThat(traceparentOfJob("traceparent", TRACEPARENT)).isEqualTo(TRACEPARENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01x",
        "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
        "0-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00F067AA0BA902B7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x",
        "nonsense"
      })
  void aBrokenTraceIsReplaced(String traceparent) {
    assertThat(traceparentOfJob("traceparent", traceparent))
        .isNotEqualTo(traceparent)
        .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
  }

  /** Known by the fields that ours has too, and passed on as ours. */
  @ParameterizedTest
  @ValueSource(strings = {"01", "01-x", "03-what-the-future-brings", "f1-"})
  void aTraceOfALaterVersionGoesOn(String flagsAndMore) {
    String later = "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-" + flagsAndMore;

    assertThat(traceparentOfJob("traceparent", later)).isEqualTo(TRACEPARENT);
  }

  @Test
  void severalTracesAreNone() {
    String other = TRACEPARENT.replace("4bf9", "0af7");

    assertThat(traceparentOfJob("traceparent", TRACEPARENT, "traceparent", other))
        .isNotIn(TRACEPARENT, other);
  }

  @Test
  void severalRequestIdsAreNone() {
    assertThat(raw("GET /health HTTP/1.1", "X-Request-Id: a", "X-Request-Id: b"))
        .doesNotContain("X-Request-Id: a", "X-Request-Id: b")
        .containsOnlyOnce("X-Request-Id: ");
  }

  @Test
  void theStateOfATraceChangesNothing() {
    assertThat(traceparentOfJob("traceparent", TRACEPARENT, "tracestate", "a=b, ,=;"))
        .isEqualTo(TRACEPARENT);
  }

  @Test
  void withoutATraceThereIsANewOneEachTime() {
    assertThat(traceparentOfJob()).isNotEqualTo(traceparentOfJob());
  }

  private String traceparentOfJob(String... headers) {
    var id = post("/jobs/ping", headers).json().path("job_id").stringValue();
    return storage.jobs().find(new JobId(UUID.fromString(id))).orElseThrow().origin().traceparent();
  }
}
