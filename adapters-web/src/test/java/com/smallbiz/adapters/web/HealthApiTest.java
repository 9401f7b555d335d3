package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.port.out.StorageUnavailable;
import org.junit.jupiter.api.Test;

class HealthApiTest extends ApiTest {

  @Test
  void allIsWellWhileTheDatabaseIsThere() {
    Reply reply = get("/health");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(reply.text())
        .matches("\\{\"ok\":true,\"time\":\"2026-11-22T\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z\"}");
  }

  @Test
  void withoutTheDatabaseNothingIsWell() {
    storage.failWith(new StorageUnavailable("gone", new RuntimeException()));

    Reply reply = get("/health");

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    assertThat(reply.json().path("ok").booleanValue()).isFalse();
  }
}
