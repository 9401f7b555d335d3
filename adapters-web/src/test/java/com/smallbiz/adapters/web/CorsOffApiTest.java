package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No website may use the API as long as the operator has named none. */
class CorsOffApiTest extends ApiTest {

  @ParameterizedTest
  @ValueSource(strings = {"https://app.example.com", "null", "no origin at all", "*", "http://["})
  void noAnswerIsForAWebsite(String origin) {
    assertThat(raw("GET /health HTTP/1.1", "Origin: " + origin))
        .startsWith("HTTP/1.1 200 ")
        .doesNotContain("Access-Control-", "Vary:");
  }

  @Test
  void aBrowserIsRefusedWithAProblem() {
    CorsApiTest.assertRefused(
        raw(
            "OPTIONS /api/v1/orders HTTP/1.1",
            "Origin: https://app.example.com",
            "Access-Control-Request-Method: GET"));
  }
}
