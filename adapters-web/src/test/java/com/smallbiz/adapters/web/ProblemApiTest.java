package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.port.out.StorageUnavailable;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ProblemApiTest extends ApiTest {

  @ParameterizedTest
  @CsvSource({
    "PUT,    /api/v1/orders",
    "DELETE, /api/v1/orders",
    "POST,   /health",
    "GET,    /jobs/ping",
    "POST,   /api/v1/queues",
    "FOO,    /api/v1/orders"
  })
  void aWrongMethodIsToldTheRightOnes(String method, String path) {
    Reply reply = send(method, path, BodyPublishers.noBody());

    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.code()).isEqualTo("method_not_allowed");
    String right = path.equals("/health") || path.equals("/api/v1/queues") ? "GET" : "POST";
    assertThat(reply.header("Allow")).contains(right).doesNotContain(method);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/nowhere",
        "/api",
        "/api/v1",
        "/api/v1/orders/",
        "/api/v2/orders",
        "//api/v1/orders",
        "/API/v1/orders",
        "/error",
        "/index.html",
        "/favicon.ico",
        "/api/v1/orders.json"
      })
  void anUnknownPathIsNotFound(String path) {
    for (String method : Set.of("GET", "POST", "DELETE", "PATCH")) {
      Reply reply = send(method, path, BodyPublishers.noBody(), "Accept", "text/html");
      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.code()).isEqualTo("not_found");
      assertThat(reply.json().path("instance").stringValue()).isEqualTo(path);
    }
  }

  @Test
  void withoutTheDatabaseTheClientIsAskedToComeBack() {
    String order = anOrder();
    storage.failWith(new StorageUnavailable("gone", new RuntimeException("jdbc:secret")));

    for (Reply reply :
        List.of(
            get(order),
            get(ORDERS),
            postJson(ORDERS, "{\"customer_name\":\"Ada\"}"),
            patch(order, "{\"id\":1}"),
            post(order + "/sync"),
            post("/jobs/ping"))) {
      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.code()).isEqualTo("unavailable");
      assertThat(reply.header("Retry-After")).isEqualTo("1");
      assertThat(reply.text()).doesNotContain("secret").doesNotContain("gone");
    }
  }

  @Test
  void anUnexpectedFailureIsLoggedAndNotTold(CapturedOutput output) {
    storage.failWith(new IllegalStateException("SELECT secret"));

    Reply reply = get(ORDERS, "X-Request-Id", "find-me-500");

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.text())
        .isEqualTo(
            """
            {"type":"/problems/internal-error","title":"Something went wrong on our side",\
            "status":500,"detail":"Our log knows more, by the request id",\
            "instance":"/api/v1/orders","code":"internal_error","request_id":"find-me-500"}""");
    assertThat(output).containsPattern("ERROR \\[find-me-500,[0-9a-f]{32}] .*find-me-500");
    assertThat(output).contains("SELECT secret");
  }
}
