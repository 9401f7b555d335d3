package com.smallbiz.adapters.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.testkit.SettableClock;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Clock CLOCK = new SettableClock(Instant.parse("2026-11-22T14:00:00Z"));

  @ParameterizedTest
  @CsvSource({"1,PT1S", "007,PT7S", "3600,PT1H", "86400,PT24H"})
  void readsSeconds(String value, Duration wait) {
    assertThat(read(Map.of("Retry-After", value))).isEqualTo(wait);
  }

  @Test
  void readsADate() {
    assertThat(read(Map.of("Retry-After", "Sun, 22 Nov 2026 14:00:30 GMT"))).hasSeconds(30);
  }

  @Test
  void aDateIsMeantByTheClockOfWhoSaysIt() {
    var headers =
        Map.of(
            "Retry-After", "Sun, 22 Nov 2026 17:00:30 GMT",
            "Date", "Sun, 22 Nov 2026 17:00:00 GMT");

    assertThat(read(headers)).hasSeconds(30);
  }

  @ParameterizedTest
  @ValueSource(strings = {"86401", "99999999999999999999999", "Fri, 22 Nov 2126 14:00:00 GMT"})
  void waitsADayAtTheMost(String value) {
    assertThat(read(Map.of("Retry-After", value))).isEqualTo(RetryAfter.MAX);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "1.5", "", "soon", "Sun, 22 Nov 2026 13:59:59 GMT"})
  void whatIsNoWaitIsIgnored(String value) {
    assertThat(read(Map.of("Retry-After", value))).isNull();
  }

  @Test
  void thereMayBeNone() {
    assertThat(read(Map.of())).isNull();
  }

  private static Duration read(Map<String, String> headers) {
    var lists =
        headers.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, it -> List.of(it.getValue())));
    return RetryAfter.read(HttpHeaders.of(lists, (name, value) -> true), CLOCK);
  }
}
