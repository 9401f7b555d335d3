package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Tomcat refuses by itself looks no different from what we refuse. */
class ContainerProblemApiTest extends ApiTest {

  @ParameterizedTest
  @CsvSource({
    "GARBAGE,                            400, bad_request",
    "GET /api/v1/orders/%2F HTTP/1.1,    404, not_found",
    "GET /api/v1/orders/%00 HTTP/1.1,    404, not_found",
    "GET /api/v1/orders/%zz HTTP/1.1,    404, not_found",
    "GET /../../etc/passwd HTTP/1.1,     404, not_found",
    "GET /health HTTP/9.9,               505, http_version_not_supported",
    "TRACE /health HTTP/1.1,             405, method_not_allowed",
  })
  void aRequestLineThatIsRefusedIsAProblem(String requestLine, int status, String code) {
    assertProblem(raw(requestLine), status, code);
  }

  @Test
  void headersThatAreTooLargeAreAProblem() {
    assertProblem(
        raw("GET /health HTTP/1.1", "X-Large: " + "a".repeat(10_000)),
        431,
        "request_header_fields_too_large");
  }

  @Test
  void anUnknownTransferEncodingIsAProblem() {
    assertProblem(
        raw("POST /api/v1/orders HTTP/1.1", "Transfer-Encoding: none"), 501, "not_implemented");
  }

  @Test
  void brokenChunksAreAProblem() {
    assertProblem(
        raw(
            "POST /api/v1/orders HTTP/1.1",
            "Content-Type: application/json",
            "Transfer-Encoding: chunked",
            "",
            "zz",
            "{}"),
        400,
        "bad_request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 10", "Transfer-Encoding: chunked"})
  void aBodyThatStallsIsNotWaitedFor(String length) {
    assertProblem(
        raw("POST /api/v1/orders HTTP/1.1", "Content-Type: application/json", length),
        408,
        "request_timeout");
  }

  @Test
  void twoLengthsAreAProblem() {
    assertProblem(
        raw("POST /api/v1/orders HTTP/1.1", "Content-Length: 2", "Content-Length: 3"),
        400,
        "bad_request");
  }

  @Test
  void theRequestIdIsThereToo() {
    assertThat(raw("GET /api/v1/orders/%00 HTTP/1.1", "X-Request-Id: mine"))
        .contains("X-Request-Id: mine\r\n")
        .contains("\"request_id\":\"mine\"");
  }

  private static void assertProblem(String reply, int status, String code) {
    assertThat(reply)
        .startsWith("HTTP/1.1 " + status + " ")
        .contains("Content-Type: application/problem+json\r\n")
        .contains("X-Request-Id: ")
        .contains("\"status\":" + status + ",")
        .contains("\"code\":\"" + code + "\"")
        .doesNotContain("<html", "Tomcat", "java");
  }
}
