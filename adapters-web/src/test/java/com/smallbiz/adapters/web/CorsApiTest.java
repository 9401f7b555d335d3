package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

@Import(CorsApiTest.OneWebsite.class)
class CorsApiTest extends ApiTest {

  private static final String WEBSITE = "https://app.example.com";

  @TestConfiguration(proxyBeanMethods = false)
  static class OneWebsite {

    @Bean
    @Primary
    CorsSettings oneWebsite() {
      return new CorsSettings(List.of(WEBSITE));
    }
  }

  @Test
  void aBrowserIsToldWhatTheWebsiteMaySend() {
    String reply =
        preflight(WEBSITE, "PATCH", "authorization, content-type, if-match, idempotency-key");

    assertThat(reply)
        .startsWith("HTTP/1.1 200 ")
        .contains("Access-Control-Allow-Origin: " + WEBSITE + "\r\n")
        .contains("Access-Control-Allow-Methods: GET,HEAD,POST,PATCH,DELETE,OPTIONS\r\n")
        .contains("Access-Control-Max-Age: 3600\r\n")
        .contains("Vary: Origin\r\n")
        .contains("X-Request-Id: ")
        .containsIgnoringCase(
            "Access-Control-Allow-Headers: authorization, content-type, if-match, idempotency-key")
        .doesNotContain("Access-Control-Allow-Credentials");
  }

  @ParameterizedTest
  @CsvSource({
    "https://evil.example.com, GET,   authorization",
    "http://app.example.com,   GET,   authorization",
    "null,                     GET,   authorization",
    "https://app.example.com,  PUT,   authorization",
    "https://app.example.com,  GET,   x-other",
    "no origin at all,         GET,   authorization",
  })
  void aBrowserIsRefusedWithAProblem(String origin, String method, String headers) {
    assertRefused(preflight(origin, method, headers));
  }

  @Test
  void anAnswerIsForTheWebsite() {
    for (String path : List.of("/health", "/nowhere", "/api/v1/orders")) {
      String reply = raw("GET " + path + " HTTP/1.1", "Origin: " + WEBSITE);

      assertThat(reply)
          .contains("Access-Control-Allow-Origin: " + WEBSITE + "\r\n")
          .contains("Vary: Origin\r\n")
          .contains(
              "Access-Control-Expose-Headers: ETag, Location, Link, Retry-After, RateLimit,"
                  + " RateLimit-Policy, X-Request-Id, Idempotent-Replayed\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example.com", "null", "no origin at all"})
  void anotherWebsiteCannotReadTheAnswer(String origin) {
    assertThat(raw("GET /health HTTP/1.1", "Origin: " + origin))
        .startsWith("HTTP/1.1 200 ")
        .contains("Vary: Origin\r\n")
        .doesNotContain("Access-Control-Allow", "Access-Control-Expose");
  }

  @Test
  void whoeverAsksWithoutABrowserIsToldThatTheAnswerVaries() {
    assertThat(raw("GET /health HTTP/1.1"))
        .contains("Vary: Origin\r\n")
        .doesNotContain("Access-Control-Allow-Origin");
  }

  private String preflight(String origin, String method, String headers) {
    return raw(
        "OPTIONS /api/v1/orders HTTP/1.1",
        "Origin: " + origin,
        "Access-Control-Request-Method: " + method,
        "Access-Control-Request-Headers: " + headers);
  }

  static void assertRefused(String reply) {
    assertThat(reply)
        .startsWith("HTTP/1.1 403 ")
        .contains("Content-Type: application/problem+json\r\n")
        .contains("\"code\":\"forbidden\"")
        .doesNotContain("Access-Control-Allow", "Access-Control-Expose", "Invalid CORS");
  }
}
