package com.smallbiz.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operations sees, on its own port. */
class OperationsPortTest {

  private static RunningSystem system;

  @BeforeAll
  static void start() {
    system = RunningSystem.start();
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"health/liveness", "health/readiness", "info", "prometheus"})
  void isServed(String endpoint) {
    assertThat(operations(endpoint).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "health",
        "health/db",
        "env",
        "beans",
        "metrics",
        "loggers",
        "heapdump",
        "shutdown"
      })
  void nothingElseIsExposed(String endpoint) {
    assertThat(operations(endpoint).status()).isEqualTo(404);
  }

  @Test
  void theApiPortServesNoneOfIt() {
    assertThat(system.api.get("/actuator/health").status()).isEqualTo(404);
    assertThat(system.api.get("/actuator/prometheus").status()).isEqualTo(404);
  }

  @Test
  void prometheusSeesRequestsByRoute() {
    system.api.get("/api/v1/orders?limit=1");

    assertThat(operations("prometheus").response().body())
        .contains("http_server_requests_seconds_count")
        .contains("uri=\"/api/v1/orders\"")
        .contains("hikaricp_connections");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GARBAGE\r\n\r\n",
        "GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /actuator/info HTTP/9.9\r\nHost: localhost\r\n\r\n",
        "GET /actuator/info HTTP/1.1\r\n\r\n",
        "POST /actuator/info HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: none\r\n\r\n"
      })
  void aBrokenRequestIsNotAnsweredInTomcatsWords(String request) throws IOException {
    assertThat(answerTo(request))
        .startsWith("HTTP/1.1 ")
        .contains("application/problem+json", "\"request_id\":\"")
        .doesNotContainIgnoringCase("<html", "tomcat", "server:");
  }

  private static String answerTo(String request) throws IOException {
    var address = URI.create(system.operationsUrl());
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static ApiClient.Answer operations(String endpoint) {
    return system.operations.get("/actuator/" + endpoint);
  }
}
