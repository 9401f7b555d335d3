package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityHeadersApiTest extends ApiTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /health HTTP/1.1",
        "GET /api/v1/orders HTTP/1.1",
        "GET /api/v1/orders?limit=x HTTP/1.1",
        "GET /nowhere HTTP/1.1",
        "PUT /health HTTP/1.1",
        "HEAD /health HTTP/1.1",
        "OPTIONS /health HTTP/1.1",
        "OPTIONS * HTTP/1.1",
        "POST /jobs/ping HTTP/1.1",
        "TRACE /health HTTP/1.1",
        "CONNECT localhost:80 HTTP/1.1",
        "GET /api/v1/orders/%00 HTTP/1.1",
        "GET /health HTTP/9.9",
        "GET /health HTTP/1.1\r\nTransfer-Encoding: none",
        "GET /health HTTP/1.1\r\nHost: a",
        "GARBAGE",
      })
  void everyAnswerHasThem(String request) {
    assertGuarded(raw(request));
  }

  @Test
  void soHasOneToHeadersThatAreTooLarge() {
    assertGuarded(raw("GET /health HTTP/1.1", "X-Large: " + "a".repeat(10_000)));
  }

  @Test
  void soHasAnUnexpectedError() {
    storage.failWith(new IllegalStateException("broken"));

    assertGuarded(raw("GET /api/v1/orders HTTP/1.1"));
  }

  @Test
  void onlyWhatIsEncryptedPromisesToStaySo() {
    assertThat(raw("GET /health HTTP/1.1")).doesNotContain("Strict-Transport-Security");
  }

  /** Orders may be kept by the one who asked, if they ask each time whether they still may. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/health                 | no-store",
        "/api/v1/orders          | no-cache, private",
        "/api/v1/orders?limit=0  | no-store",
        "/api/v1/orders/1        | no-store",
        "/api/v1/jobs            | no-store",
        "/api/v1/jobs/1          | no-store",
        "/api/v1/queues          | no-store",
        "/nowhere                | no-store",
      })
  void nobodyElseKeepsAnAnswer(String path, String cacheControl) {
    assertThat(get(path).response().headers().allValues("Cache-Control"))
        .containsExactly(cacheControl);
  }

  @Test
  void nobodyElseKeepsAnOrder() {
    String order = anOrder();

    assertThat(get(order).header("Cache-Control")).isEqualTo("no-cache, private");
    Reply unchanged = get(order, "If-None-Match", "\"1\"");
    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(unchanged.header("Cache-Control")).isEqualTo("no-cache, private");
  }

  private static void assertGuarded(String reply) {
    String head = reply.split("\r\n\r\n", 2)[0] + "\r\n";
    assertThat(head)
        .containsOnlyOnce("X-Content-Type-Options: nosniff\r\n")
        .containsOnlyOnce("Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n")
        .containsOnlyOnce("X-Frame-Options: DENY\r\n")
        .containsOnlyOnce("Referrer-Policy: no-referrer\r\n")
        .containsOnlyOnce("Cross-Origin-Resource-Policy: same-origin\r\n")
        .containsOnlyOnce("Cache-Control: ")
        .containsOnlyOnce("X-Request-Id: ")
        .doesNotContain("Access-Control-", "Set-Cookie")
        .doesNotContainIgnoringCase("\r\nServer:", "X-Powered-By", "tomcat", "spring", "java");
  }
}
