package com.smallbiz.adapters.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/admin",
        "/admin/queues/%3Ci%3Email?type",
        "/admin/orders?sync=failed&error=It%20answered%20503"
      })
  void aPageOfTheConsoleIsGoneBackTo(String path) {
    assertThat(Place.within(path, "/admin/audit")).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/administration",
        "//elsewhere.example/admin",
        "https://elsewhere.example/admin",
        "/admin/../health",
        "/admin/%2e%2e/health",
        "/admin/.%2E/health",
        "/admin\\@elsewhere.example",
        "/admin/{x}",
        "/admin\r\nX: y"
      })
  void nobodyIsSentAnywhereElse(String path) {
    assertThat(Place.within(path, "/admin/audit")).isEqualTo("/admin/audit");
  }
}
