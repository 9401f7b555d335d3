package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionsApiTest extends ApiTest {

  @ParameterizedTest
  @ValueSource(strings = {"\"1\"", "W/\"1\"", "\"7\", \"1\"", "*", "\"x\",W/\"1\""})
  void aKnownVersionIsNotSentAgain(String ifNoneMatch) {
    Reply reply = get(anOrder(), "If-None-Match", ifNoneMatch);

    assertThat(reply.status()).isEqualTo(304);
    assertThat(reply.header("ETag")).isEqualTo("\"1\"");
    assertThat(reply.header("X-Request-Id")).isNotNull();
    assertThat(reply.text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"2\"", "\"01\"", "\"\"", "1"})
  void anotherVersionIsSent(String ifNoneMatch) {
    assertThat(get(anOrder(), "If-None-Match", ifNoneMatch).status()).isEqualTo(200);
  }

  @Test
  void headAnswersConditionsToo() {
    Reply reply = send("HEAD", anOrder(), BodyPublishers.noBody(), "If-None-Match", "\"1\"");

    assertThat(reply.status()).isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1\"", "*", " \"1\" ", "\"7\", \"1\"", "W/\"1\",\"1\"", ",\"1\",,"})
  void aChangeOfAnExpectedVersionIsMade(String ifMatch) {
    assertThat(patchIfMatch(anOrder(), "{\"note\":\"n\"}", ifMatch).status()).isEqualTo(200);
    assertThat(post(anOrder() + "/submit", "If-Match", ifMatch).status()).isEqualTo(200);
    assertThat(delete(anOrder(), "If-Match", ifMatch).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2\"",
        "W/\"1\"",
        "1",
        "\"01\"",
        "\"\"",
        "\"1",
        "\"x\"",
        "\"1\" \"2\"",
        "\"2\", *",
        "\"99999999999999999999\"",
        ","
      })
  void aChangeOfAnyOtherVersionIsNotMade(String ifMatch) {
    String path = anOrder();

    for (Reply reply :
        new Reply[] {
          patchIfMatch(path, "{\"note\":\"n\"}", ifMatch),
          post(path + "/submit", "If-Match", ifMatch),
          post(path + "/fulfill", "If-Match", ifMatch),
          post(path + "/cancel", "If-Match", ifMatch),
          post(path + "/sync", "If-Match", ifMatch),
          delete(path, "If-Match", ifMatch)
        }) {
      assertThat(reply.status()).isEqualTo(412);
      assertThat(reply.code()).isEqualTo("stale_version");
      assertThat(reply.json().path("detail").stringValue())
          .isEqualTo("The order is at version 1 by now");
    }
    assertThat(get(path).header("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void tagsMayBeSpreadOverSeveralHeaders() {
    assertThat(delete(anOrder(), "If-Match", "\"7\"", "If-Match", "\"1\"").status()).isEqualTo(204);
  }

  @Test
  void anEmptyListOfTagsMatchesNothing() {
    assertThat(delete(anOrder(), "If-Match", "").status()).isEqualTo(412);
  }
}
