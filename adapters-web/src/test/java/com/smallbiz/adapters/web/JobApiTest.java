package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.FinishedJob;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobOutcome;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JobApiTest extends ApiTest {

  private static final String PING = "/jobs/ping";

  @ParameterizedTest
  @ValueSource(strings = {PING, "/api/v1/jobs/ping"})
  void aPingIsEnqueued(String path) {
    Reply reply = postJson(path, "{\"message\":\"hello\"}");

    String jobId = reply.json().path("job_id").stringValue();
    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.header("Location")).isEqualTo("/api/v1/jobs/" + jobId);
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(reply.text())
        .isEqualTo("{\"enqueued\":true,\"message\":\"hello\",\"job_id\":\"%s\"}".formatted(jobId));
    assertThat(get("/api/v1/jobs/" + jobId).status()).isEqualTo(200);
  }

  @Test
  void aPingNeedsNeitherABodyNorAMessage() {
    List<Reply> replies =
        List.of(
            post(PING),
            post(PING, "Content-Type", "application/json"),
            postJson(PING, "{}"),
            postJson(PING, "{\"message\":null}"));

    assertThat(replies)
        .allSatisfy(
            reply -> {
              assertThat(reply.status()).isEqualTo(202);
              assertThat(reply.json().path("message").stringValue()).isEqualTo("hello from api");
            });
  }

  @Test
  void aMessageMayHaveAThousandCharacters() {
    assertThat(postJson(PING, "{\"message\":\"" + "😀".repeat(1_000) + "\"}").status())
        .isEqualTo(202);
    assertThat(postJson(PING, "{\"message\":\"" + "😀".repeat(1_001) + "\"}").errors())
        .containsExactly("#/message too_long");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"message":5}          | #/message invalid_type
          {"message":"\\u0000"}  | #/message invalid_format
          {"text":"hello"}       | #/text unknown_field
          []                     | # invalid_type
          """)
  void aBrokenPingIsRefused(String body, String error) {
    Reply reply = postJson(PING, body);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.errors()).containsExactly(error);
  }

  @Test
  void aPingOfAnotherMediaTypeIsRefused() {
    Reply reply =
        send("POST", PING, BodyPublishers.ofString("message=x"), "Content-Type", "text/plain");

    assertThat(reply.status()).isEqualTo(415);
  }

  @Test
  void aJobShowsItsState() {
    Reply ping = post(PING, "X-Request-Id", "ping.1");

    Reply reply = get(ping.header("Location"));

    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    assertThat(reply.text())
        .isEqualTo(
            """
            {"id":"%s","type":"ping","queue":"default","state":"enqueued","attempt":0,\
            "max_attempts":25,"enqueued_at":"%s","scheduled_at":null,"started_at":null,\
            "finished_at":null,"next_attempt_at":null,"last_error":null,"request_id":"ping.1"}"""
                .formatted(
                    ping.json().path("job_id").stringValue(),
                    reply.json().path("enqueued_at").stringValue()));
  }

  @Test
  void aJobThatFailedSaysWhyInWords() {
    var id = new JobId(UUID.fromString(post(PING).json().path("job_id").stringValue()));
    var claim = new Claim(id, "default", 1);
    storage.jobs().start(List.of(claim), true);
    var error = new JobError("external_unavailable", "It did not answer");
    storage
        .jobs()
        .finish(List.of(new FinishedJob(claim, new JobOutcome.Retry(Duration.ofHours(1), error))));

    JsonNode job = get("/api/v1/jobs/" + id).json();

    assertThat(job.path("state").stringValue()).isEqualTo("retrying");
    assertThat(job.path("attempt").intValue()).isEqualTo(1);
    assertThat(job.path("next_attempt_at").isString()).isTrue();
    assertThat(job.path("last_error").propertyNames()).containsExactly("code", "message", "at");
    assertThat(job.path("last_error").path("code").stringValue()).isEqualTo("external_unavailable");
  }

  @ParameterizedTest
  @ValueSource(strings = {UNKNOWN_ID, "1-1-1-1-1", "x"})
  void aJobThatIsNotThereIsNotFound(String id) {
    Reply reply = get("/api/v1/jobs/" + id);

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.code()).isEqualTo("not_found");
  }
}
