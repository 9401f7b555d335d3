package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body where none is asked for: an empty object says nothing, anything else is refused. */
class NoBodyApiTest extends ApiTest {

  @Test
  void anEmptyObjectIsNoBody() {
    assertThat(sent(anOrder() + "/submit", "{}").status()).isEqualTo(200);
    assertThat(sent(anOrder() + "/cancel", " { } ").status()).isEqualTo(200);
    assertThat(sent(anOrder() + "/sync", "{}").status()).isEqualTo(202);
    assertThat(sent("/api/v1/queues/default/pause", "{}").status()).isEqualTo(204);
    assertThat(sent("/api/v1/queues/default/resume", "{}").status()).isEqualTo(204);
    assertThat(post(anOrder() + "/submit", "Content-Type", "text/plain").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/submit", "/fulfill", "/cancel", "/sync"})
  void whatIsSaidInVainIsRefusedAndNothingIsDone(String action) {
    String order = anOrder();

    refused(order + action);
    assertThat(get(order).header("ETag")).isEqualTo("\"1\"");
    assertThat(get(order).json().path("status").stringValue()).isEqualTo("draft");
  }

  @Test
  void jobsAndQueuesTakeNoneEither() {
    String job = "/api/v1/jobs/" + UNKNOWN_ID;
    for (String action :
        List.of(
            job + "/retry",
            job + "/kill",
            "/api/v1/queues/default/pause",
            "/api/v1/queues/default/resume")) {
      refused(action);
    }
    assertThat(storage.queues().paused()).isEmpty();
  }

  @Test
  void noMethodLooksAway() {
    String order = anOrder();
    for (String method : List.of("GET", "DELETE")) {
      Reply reply =
          send(
              method,
              order,
              BodyPublishers.ofString("{\"a\":1}"),
              "Content-Type",
              "application/json");
      assertThat(reply.errors()).containsExactly("#/a unknown_field");
    }
    assertThat(get(order).status()).isEqualTo(200);
  }

  private void refused(String path) {
    assertThat(sent(path, "{\"a\":1,\"b\":2}").errors())
        .containsExactlyInAnyOrder("#/a unknown_field", "#/b unknown_field");
    assertThat(sent(path, "[]").status()).isEqualTo(422);
    assertThat(sent(path, "null").status()).isEqualTo(422);
    assertThat(sent(path, "{").code()).isEqualTo("malformed_json");
    assertThat(sent(path, "  ").code()).isEqualTo("malformed_json");
    for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "nonsense")) {
      Reply reply = send("POST", path, BodyPublishers.ofString("{}"), "Content-Type", type);
      assertThat(reply.code()).isEqualTo("unsupported_media_type");
    }
    assertThat(send("POST", path, BodyPublishers.ofString("{}")).code())
        .isEqualTo("unsupported_media_type");
  }

  private Reply sent(String path, String json) {
    return postJson(path, json);
  }
}
