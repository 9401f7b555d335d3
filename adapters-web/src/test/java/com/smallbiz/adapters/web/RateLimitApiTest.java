package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.bean.override.convention.TestBean;

/** Three requests in ten seconds, by a clock that stands still; behind a proxy on loopback. */
class RateLimitApiTest extends ApiTest {

  private static final String POLICY = "\"default\";q=3;w=10";

  @TestBean RateLimitSettings rateLimitSettings;
  @TestBean ProxySettings proxySettings;

  static RateLimitSettings rateLimitSettings() {
    return RateLimitSettings.of(3, Duration.ofSeconds(10));
  }

  static ProxySettings proxySettings() {
    return new ProxySettings(List.of("127.0.0.1"));
  }

  @BeforeEach
  void aNewWindow() {
    clock.advance(Duration.ofMinutes(1));
  }

  @Test
  void everyAnswerTellsWhatIsLeft() {
    assertThat(get(ORDERS).header("RateLimit")).isEqualTo("\"default\";r=2;t=10");
    clock.advance(Duration.ofMillis(2_500));

    Reply second = get(ORDERS);

    assertThat(second.header("RateLimit-Policy")).isEqualTo(POLICY);
    assertThat(second.header("RateLimit")).isEqualTo("\"default\";r=1;t=8");
    assertThat(second.header("Retry-After")).isNull();
  }

  @Test
  void beyondTheQuotaIsAProblemAndWhoWaitsIsAdmitted() {
    useUp();
    clock.advance(Duration.ofMillis(6_001));

    Reply refused = get(ORDERS);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo("rate_limited");
    assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(refused.header("X-Request-Id")).isNotEmpty();
    assertThat(refused.header("RateLimit-Policy")).isEqualTo(POLICY);
    assertThat(refused.header("RateLimit")).isEqualTo("\"default\";r=0;t=4");
    assertThat(refused.header("Retry-After")).isEqualTo("4");

    clock.advance(Duration.ofSeconds(3));
    assertThat(get(ORDERS).header("Retry-After")).isEqualTo("1");
    clock.advance(Duration.ofSeconds(1));
    assertThat(get(ORDERS).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1", "/api/v1/", "/api/v1/nothing", "/%61pi/v1/orders"})
  void answersOfErrorsCountToo(String path) {
    assertThat(get(path).header("RateLimit")).isEqualTo("\"default\";r=2;t=10");
    assertThat(postJson(path, "{").header("RateLimit")).isEqualTo("\"default\";r=1;t=10");
  }

  @Test
  void anUnexpectedFailureKeepsItsHeaders() {
    storage.failWith(new IllegalStateException("on purpose"));

    Reply failed = get(ORDERS);

    assertThat(failed.status()).isEqualTo(500);
    assertThat(failed.header("RateLimit")).isEqualTo("\"default\";r=2;t=10");
  }

  @Test
  void aPingCountsWhereverItIsSent() {
    assertThat(post("/jobs/ping").header("RateLimit")).isEqualTo("\"default\";r=2;t=10");
    assertThat(post("/api/v1/jobs/ping").header("RateLimit")).isEqualTo("\"default\";r=1;t=10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/", "/api/v10", "/nothing"})
  void whatIsNotTheApiIsNotLimited(String path) {
    useUp();

    assertThat(get(path).header("RateLimit")).isNull();
  }

  @Test
  void addressesBehindTheProxyHaveQuotasOfTheirOwn() {
    useUp();

    assertThat(get(ORDERS, "X-Forwarded-For", "203.0.113.7").header("RateLimit"))
        .isEqualTo("\"default\";r=2;t=10");
    assertThat(get(ORDERS, "X-Forwarded-For", "10.1.1.1, 203.0.113.7").header("RateLimit"))
        .isEqualTo("\"default\";r=1;t=10");
  }

  @Test
  void anIpv6CustomerHasOneQuotaForAllAddresses() {
    get(ORDERS, "X-Forwarded-For", "2001:db8:1:2::1");

    assertThat(get(ORDERS, "X-Forwarded-For", "2001:db8:1:2:ffff::9").header("RateLimit"))
        .isEqualTo("\"default\";r=1;t=10");
    assertThat(get(ORDERS, "X-Forwarded-For", "2001:db8:1:3::1").header("RateLimit"))
        .isEqualTo("\"default\";r=2;t=10");
  }

  private void useUp() {
    for (int i = 0; i < 3; i++) {
      assertThat(get(ORDERS).status()).isEqualTo(200);
    }
    assertThat(get(ORDERS).status()).isEqualTo(429);
  }
}
