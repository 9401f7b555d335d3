package com.smallbiz.bootstrap.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Shows that the check bites: a server that breaks its word is found out. */
class AnswerCheckTest {

  private static final ApiDocument DOCUMENT =
      new ApiDocument(
          JsonMapper.shared()
              .readTree(
                  """
                  {"paths": {"/mugs": {"get": {"operationId": "getMug", "responses": {
                     "200": {
                       "headers": {"ETag": {"required": true, "schema": {"type": "string"}}},
                       "content": {"application/json": {"schema": {
                         "type": "object", "required": ["size"],
                         "properties": {"size": {"type": "integer", "maximum": 9}}}}}},
                     "404": {"content": {"application/problem+json": {"schema": {
                       "$ref": "#/components/schemas/Problem"}}}}}}}},
                   "components": {"schemas": {"Problem": {
                     "type": "object", "required": ["code"]}}}}
                  """));

  private static final Operation GET_MUG = DOCUMENT.operation("getMug");
  private static final Request REQUEST = Request.of("GET", "/mugs");

  private final AnswerCheck check = new AnswerCheck(DOCUMENT);

  @Test
  void anAnswerAsDocumentedHasNoFault() {
    assertThat(faults(200, "application/json", "{\"size\":9}")).isEmpty();
    assertThat(faults(404, "application/problem+json", problem("no such mug"))).isEmpty();
  }

  @Test
  void aBodyThatDoesNotFitItsSchemaIsFound() {
    assertThat(faults(200, "application/json", "{\"size\":10}")).isNotEmpty();
    assertThat(faults(200, "application/json", "{}")).isNotEmpty();
    assertThat(faults(200, "application/json", "{")).containsExactly("the body is no JSON");
  }

  @Test
  void aStatusOrMediaTypeThatIsNotDocumentedIsFound() {
    assertThat(faults(202, "application/json", "{\"size\":9}"))
        .containsExactly("status 202 is not documented for GET /mugs");
    assertThat(faults(200, "text/html", "<p>9</p>"))
        .containsExactly("the media type \"text/html\" is not documented");
    assertThat(faults(500, "application/problem+json", "{}")).contains("the server failed");
  }

  @Test
  void aHeaderThatIsMissingIsFound() {
    assertThat(
            check.faults(
                GET_MUG, REQUEST, answer(200, "application/json", "{\"size\":9}", "X-Request-Id")))
        .containsExactly("X-Request-Id is \"\"");
    assertThat(
            check.faults(GET_MUG, REQUEST, answer(200, "application/json", "{\"size\":9}", "ETag")))
        .containsExactly("header ETag is missing");
  }

  @Test
  void whatTellsOfTheInsideIsFoundUnlessTheRequestSaidIt() {
    for (String inside :
        List.of(
            "java.lang.IllegalStateException",
            "org.postgresql.util.PSQLState",
            "select size from mugs",
            "<html>")) {
      Answer answer = answer(404, "application/problem+json", problem(inside), "");
      assertThat(check.faults(GET_MUG, REQUEST, answer)).as(inside).isNotEmpty();
      assertThat(check.faults(GET_MUG, REQUEST.json(inside), answer)).as(inside).isEmpty();
    }
  }

  private List<String> faults(int status, String mediaType, String body) {
    return check.faults(GET_MUG, REQUEST, answer(status, mediaType, body, ""));
  }

  private static Answer answer(int status, String mediaType, String body, String missing) {
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("content-type", List.of(mediaType));
    headers.put("x-request-id", List.of("1"));
    headers.put("etag", List.of("\"1\""));
    headers.remove(missing.toLowerCase(Locale.ROOT));
    return new Answer(status, headers, body);
  }

  private static String problem(String detail) {
    return """
        {"type":"/problems/not-found","code":"not_found","status":404,"request_id":"1",
         "detail":"%s"}"""
        .formatted(detail);
  }
}
