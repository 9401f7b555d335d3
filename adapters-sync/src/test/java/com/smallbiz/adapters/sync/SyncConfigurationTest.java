package com.smallbiz.adapters.sync;

import static com.smallbiz.application.testkit.OrderFixtures.anOrder;
import static com.smallbiz.application.testkit.OrderSyncerContract.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.smallbiz.application.port.out.OrderSyncFailed;
import com.smallbiz.application.port.out.OrderSyncer;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The wiring, with the registries that Resilience4j configures by properties. */
class SyncConfigurationTest {

  private static final Map<String, Object> PROPERTIES =
      Map.ofEntries(
          Map.entry("resilience4j.bulkhead.instances.order-syncer.max-concurrent-calls", 25),
          Map.entry("resilience4j.circuitbreaker.instances.order-syncer.sliding-window-size", 20),
          Map.entry(
              "resilience4j.circuitbreaker.instances.order-syncer.minimum-number-of-calls", 20),
          Map.entry(
              "resilience4j.circuitbreaker.instances.order-syncer.failure-rate-threshold", 50),
          Map.entry(
              "resilience4j.circuitbreaker.instances.order-syncer.wait-duration-in-open-state",
              "10s"),
          Map.entry(
              "resilience4j.circuitbreaker.instances.order-syncer"
                  + ".permitted-number-of-calls-in-half-open-state",
              3),
          Map.entry("resilience4j.retry.instances.order-syncer.max-attempts", 3),
          Map.entry("resilience4j.retry.instances.order-syncer.wait-duration", "200ms"),
          Map.entry("resilience4j.retry.instances.order-syncer.enable-exponential-backoff", true),
          Map.entry("resilience4j.retry.instances.order-syncer.exponential-backoff-multiplier", 2),
          Map.entry("resilience4j.retry.instances.order-syncer.enable-randomized-wait", true),
          Map.entry("resilience4j.retry.instances.order-syncer.randomized-wait-factor", 0.5),
          Map.entry("resilience4j.timelimiter.instances.order-syncer.timeout-duration", "10s"));

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(SyncConfiguration.class)
  static class Application {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    OpenTelemetry openTelemetry() {
      return OpenTelemetry.noop();
    }

    @Bean
    SyncSettings settings() {
      return new SyncSettings(URI.create("http://127.0.0.1:1"), null, Duration.ofSeconds(2));
    }
  }

  @Test
  void theNumbersComeFromTheConfiguration() {
    try (var context = run(PROPERTIES)) {
      var breaker =
          context.getBean(CircuitBreakerRegistry.class).circuitBreaker(SyncConfiguration.NAME);
      var retry = context.getBean(RetryRegistry.class).retry(SyncConfiguration.NAME);
      var bulkhead = context.getBean(BulkheadRegistry.class).bulkhead(SyncConfiguration.NAME);
      var limiter = context.getBean(TimeLimiterRegistry.class).timeLimiter(SyncConfiguration.NAME);

      var breakerConfig = breaker.getCircuitBreakerConfig();
      assertThat(breakerConfig.getSlidingWindowSize()).isEqualTo(20);
      assertThat(breakerConfig.getMinimumNumberOfCalls()).isEqualTo(20);
      assertThat(breakerConfig.getFailureRateThreshold()).isEqualTo(50);
      assertThat(breakerConfig.getPermittedNumberOfCallsInHalfOpenState()).isEqualTo(3);
      assertThat(breakerConfig.getWaitIntervalFunctionInOpenState().apply(1)).isEqualTo(10_000);
      assertThat(retry.getRetryConfig().getMaxAttempts()).isEqualTo(3);
      assertThat(retry.getRetryConfig().getIntervalBiFunction().apply(2, null))
          .isBetween(200L, 600L);
      assertThat(bulkhead.getBulkheadConfig().getMaxConcurrentCalls()).isEqualTo(25);
      assertThat(limiter.getTimeLimiterConfig().getTimeoutDuration()).hasSeconds(10);
    }
  }

  @Test
  void whatCountsAsFailureComesFromTheCode() {
    try (var context = run(PROPERTIES)) {
      var syncer = context.getBean(OrderSyncer.class);
      var breaker =
          context.getBean(CircuitBreakerRegistry.class).circuitBreaker(SyncConfiguration.NAME);
      var retry = context.getBean(RetryRegistry.class).retry(SyncConfiguration.NAME);

      assertThat(catchThrowable(() -> syncer.push(anOrder(), ORIGIN)))
          .isInstanceOf(OrderSyncFailed.Unavailable.class);

      assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isEqualTo(1);
      assertThat(retry.getMetrics().getNumberOfFailedCallsWithRetryAttempt()).isEqualTo(1);
      var config = breaker.getCircuitBreakerConfig();
      assertThat(config.getIgnoreExceptionPredicate()).accepts(new InterruptedException());
      assertThat(config.getRecordExceptionPredicate())
          .rejects(new OrderSyncFailed.Rejected("It says no"));
    }
  }

  @Test
  void theMeaningHoldsWithoutAnyConfiguration() {
    try (var context = run(Map.of())) {
      var retry = context.getBean(RetryRegistry.class).retry(SyncConfiguration.NAME);

      assertThat(retry.getRetryConfig().getExceptionPredicate())
          .rejects(new OrderSyncFailed.Rejected("It says no"));
    }
  }

  private static ConfigurableApplicationContext run(Map<String, Object> properties) {
    return new SpringApplicationBuilder(Application.class)
        .web(WebApplicationType.NONE)
        .logStartupInfo(false)
        .bannerMode(Banner.Mode.OFF)
        .properties(properties)
        .run();
  }
}
