package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the type of a problem leads to. */
class ProblemPageApiTest extends ApiTest {

  @ParameterizedTest
  @EnumSource(ProblemType.class)
  void everyTypeOfProblemHasItsPage(ProblemType type) {
    Reply reply = get(type.uri());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(reply.header("Cache-Control")).isEqualTo("max-age=86400, public");
    assertThat(reply.header("Vary")).isEqualTo("Accept");
    var page = reply.json();
    assertThat(page.propertyNames())
        .containsExactly("type", "title", "status", "code", "description", "what_to_do", "example");
    assertThat(page.path("type").stringValue()).isEqualTo(type.uri());
    assertThat(page.path("status").intValue()).isEqualTo(type.status());
    assertThat(page.path("code").stringValue()).isEqualTo(type.code());
    assertThat(page.path("description").stringValue()).endsWith(".");
    assertThat(page.path("what_to_do").stringValue()).endsWith(".");
    assertThat(page.path("example").path("title")).isEqualTo(page.path("title"));
  }

  @ParameterizedTest
  @EnumSource(ProblemType.class)
  void peopleCanReadIt(ProblemType type) {
    Reply reply = get(type.uri(), "Accept", "text/html,application/xml;q=0.9,*/*;q=0.8");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(reply.text())
        .startsWith("<!DOCTYPE html>")
        .contains("<h1>" + type.title() + "</h1>", "<code>" + type.code() + "</code>")
        .doesNotContain("<script", "<style", "%");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/*                                   | application/json",
        "application/*                         | application/json",
        "text/html, application/json           | application/json",
        "text/html;q=0.5, application/json     | application/json",
        "text/*, application/json;q=0.9        | text/html;charset=UTF-8",
      })
  void itComesAsWhatIsAcceptedMost(String accept, String type) {
    assertThat(get("/problems/not-found", "Accept", accept).header("Content-Type")).isEqualTo(type);
  }

  @Test
  void nothingElseIsOffered() {
    Reply reply = get("/problems/not-found", "Accept", "image/png");

    assertThat(reply.status()).isEqualTo(406);
    assertThat(reply.code()).isEqualTo("not_acceptable");
  }

  @Test
  void headTellsTheSame() {
    Reply reply = send("HEAD", "/problems/not-found", BodyPublishers.noBody());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Cache-Control")).contains("public");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unheard-of", "not_found", "NOT-FOUND", "not-found.html", "<x>"})
  void aProblemThatNobodyHasHasNoPage(String name) {
    assertThat(get("/problems/" + name.replace("<", "%3C").replace(">", "%3E")).status())
        .isEqualTo(404);
  }

  /** Each code of the contract, in its order. */
  @ParameterizedTest
  @CsvSource({
    "400, malformed_json",
    "400, invalid_parameter",
    "401, unauthorized",
    "403, forbidden",
    "404, not_found",
    "405, method_not_allowed",
    "406, not_acceptable",
    "409, invalid_transition",
    "409, order_not_editable",
    "409, order_not_deletable",
    "409, idempotency_in_flight",
    "412, stale_version",
    "413, payload_too_large",
    "415, unsupported_media_type",
    "422, validation_failed",
    "422, idempotency_key_reused",
    "429, rate_limited",
    "503, unavailable",
    "500, internal_error"
  })
  void everyCodeOfTheContractIsThere(int status, String code) {
    assertThat(get("/problems/" + code.replace('_', '-')).json().path("status").intValue())
        .isEqualTo(status);
  }
}
