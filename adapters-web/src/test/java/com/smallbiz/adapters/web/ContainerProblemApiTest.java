package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Tomcat refuses by itself looks no different from what we refuse. */
class ContainerProblemApiTest extends ApiTest {

  private static final String CREATE = "POST /api/v1/orders HTTP/1.1\r\nHost: localhost\r\n";

  @ParameterizedTest
  @CsvSource({
    "GARBAGE,                                      400, bad_request",
    "GET /health HTTP/1.1 x,                       400, bad_request",
    "GET /health http/1.1,                         400, bad_request",
    "G=T /health HTTP/1.1,                         400, bad_request",
    "GET /api/v1/orders/<x> HTTP/1.1,              400, bad_request",
    "GET /api\\v1\\orders HTTP/1.1,                404, not_found",
    "GET ftp://localhost/health HTTP/1.1,          404, not_found",
    "GET http://elsewhere/health HTTP/1.1,         400, bad_request",
    "GET /api/v1/orders/%2F HTTP/1.1,              404, not_found",
    "GET /api%2Fv1/orders HTTP/1.1,                404, not_found",
    "GET /api%5Cv1/orders HTTP/1.1,                404, not_found",
    "GET /api/v1/orders/%00 HTTP/1.1,              404, not_found",
    "GET /api/v1/orders/%zz HTTP/1.1,              404, not_found",
    "GET /api/v1/orders/% HTTP/1.1,                404, not_found",
    "GET /api/v1/orders/%c0%af HTTP/1.1,           400, bad_request",
    "GET /api/v1/orders/%e0%80%af HTTP/1.1,        400, bad_request",
    "GET /api/v1/orders/%ed%a0%80 HTTP/1.1,        400, bad_request",
    "GET /api/v1/orders/%0d%0aX-Evil:%201 HTTP/1.1, 404, not_found",
    "GET /../../etc/passwd HTTP/1.1,               404, not_found",
    "GET /api/v1/../v1/orders HTTP/1.1,            404, not_found",
    "GET /api/v1/./orders HTTP/1.1,                404, not_found",
    "GET /api/v1/%2e%2e/v1/orders HTTP/1.1,        404, not_found",
    "GET /health HTTP/9.9,                         400, bad_request",
    "GET /health HTTP/2.0,                         400, bad_request",
    "TRACE /health HTTP/1.1,                       405, method_not_allowed",
    "CONNECT localhost:80 HTTP/1.1,                400, bad_request",
    "CONNECT /health HTTP/1.1,                     400, bad_request",
  })
  void aRequestLineThatIsRefusedIsAProblem(String requestLine, int status, String code) {
    assertProblem(raw(requestLine), status, code);
  }

  @Test
  void traceEchoesNothing() {
    assertThat(raw("TRACE /health HTTP/1.1", "X-Secret: hush-hush"))
        .contains("Allow: GET, HEAD, OPTIONS\r\n")
        .doesNotContain("hush-hush", "TRACE");
    assertThat(raw("TRACE /api/v1/jobs/ping HTTP/1.1")).contains("Allow: OPTIONS, POST\r\n");
  }

  @Test
  void theServerAsAWholeTellsItsMethodsAndNothingElse() {
    assertThat(raw("OPTIONS * HTTP/1.1"))
        .startsWith("HTTP/1.1 200 ")
        .contains("Allow: ")
        .doesNotContain("TRACE", "Server:");
  }

  @Test
  void whatIsNoHttpAtAllGetsAProblemOrNothing() {
    assertProblem(wire("\0\1\2\3\4 binary\r\n\r\n"), 400, "bad_request");
    assertProblem(wire("\u0016\u0003\u0001\u0002\0\1\0\1\u00fc\u0003\u0003"), 400, "bad_request");
    assertThat(wire("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")).isEmpty();
  }

  /** A version that knows no headers: all it can be told is the content. */
  @Test
  void theOldestVersionGetsBareContent() {
    assertThat(wire("GET /health\r\n")).startsWith("{\"ok\":true,");
    assertThat(wire("GET /nowhere\r\n")).startsWith("{\"type\":\"/problems/not-found\",");
    assertThat(raw("GET /health HTTP/1.1")).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void aHostIsNeededOnceAndReadable() {
    for (String hosts :
        new String[] {
          "", "Host: localhost\r\nHost: localhost\r\n", "Host: a b\r\n", "Host: [::1\r\n",
        }) {
      assertThat(wire("GET /health HTTP/1.1\r\nConnection: close\r\n" + hosts + "\r\n"))
          .as(hosts)
          .startsWith("HTTP/1.1 400 ")
          .contains("\"code\":\"bad_request\"");
    }
    assertThat(wire("GET /health HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void headersThatAreTooLargeOrTooManyAreAProblem() {
    assertProblem(
        raw("GET /health HTTP/1.1", "X-Large: " + "a".repeat(10_000)),
        431,
        "request_header_fields_too_large");
    assertProblem(
        raw("GET /health HTTP/1.1", "X-Many: 1\r\n".repeat(200).strip()),
        431,
        "request_header_fields_too_large");
  }

  @Test
  void brokenHeadersAreAProblemOrOverlooked() {
    for (String header :
        new String[] {
          "X Space: 1", ": nameless", "no colon", "X-Nul: \0", "X-Bell: \7", "X-A : 1"
        }) {
      assertThat(raw("GET /health HTTP/1.1", header))
          .as(header)
          .startsWith("HTTP/1.1 400 ")
          .contains("\"code\":\"bad_request\"");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {6_500, 9_000, 100_000})
  void aUrlThatIsTooLongIsAProblem(int bytes) {
    assertProblem(
        raw("GET /api/v1/orders?customer=" + "a".repeat(bytes) + " HTTP/1.1"), 414, "uri_too_long");
    assertProblem(raw("GET /" + "a".repeat(bytes) + " HTTP/1.1"), 414, "uri_too_long");
  }

  @Test
  void manyParametersAreNoMoreThanUnknown() {
    assertProblem(
        raw("GET /api/v1/orders?" + "a=1&".repeat(1_200) + " HTTP/1.1"), 400, "invalid_parameter");
  }

  @Test
  void anUnknownTransferEncodingIsAProblem() {
    for (String encoding : new String[] {"none", "gzip", "gzip, chunked"}) {
      assertProblem(
          wire(CREATE + "Connection: close\r\nTransfer-Encoding: " + encoding + "\r\n\r\n"),
          400,
          "bad_request");
    }
    assertProblem(wire(CREATE + "Transfer-Encoding: chunked, chunked\r\n\r\n"), 400, "bad_request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zz\r\n{}",
        "-1\r\n{}",
        "ffffffffffffffffffff\r\n{}",
        "0x2\r\n{}\r\n0\r\n\r\n",
        " 2\r\n{}\r\n0\r\n\r\n",
        "2\r\n{}0\r\n\r\n",
        "2;" // an extension that goes on and on
      })
  void brokenChunksAreAProblem(String chunks) {
    String body = chunks.endsWith(";") ? chunks + "a".repeat(10_000) : chunks;

    assertProblem(
        wire(
            CREATE + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + body),
        400,
        "bad_request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 2\r\nContent-Length: 3",
        "Content-Length: 2\r\nContent-Length: 2",
        "Content-Length: 2, 2",
        "Content-Length: -1",
        "Content-Length: +2",
        "Content-Length: 2x",
        "Content-Length: 99999999999999999999"
      })
  void aLengthThatIsNoneIsAProblem(String lengths) {
    assertProblem(wire(CREATE + lengths + "\r\n\r\n{}"), 400, "bad_request");
  }

  @Test
  void aRequestThatHidesBehindAnotherIsNotServed() {
    String replies =
        wire(
            CREATE
                + "Content-Type: application/json\r\nContent-Length: 30\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                + "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");

    assertProblem(replies, 400, "malformed_json");
    assertThat(replies.split("HTTP/1\\.1 ", -1)).hasSize(2);
  }

  @Test
  void anExpectationThatNobodyKnowsIsAProblem() {
    assertProblem(
        raw("POST /api/v1/orders HTTP/1.1", "Expect: miracles", "Content-Length: 0"),
        417,
        "expectation_failed");
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
        .contains("\"request_id\":\"")
        .contains("\"status\":" + status + ",")
        .contains("\"code\":\"" + code + "\"")
        .doesNotContainIgnoringCase("<html", "Tomcat", "java", "\nServer:");
  }
}
