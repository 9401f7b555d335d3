package com.smallbiz.adapters.sync;

import com.smallbiz.application.port.out.Circuit;
import com.smallbiz.application.port.out.OrderSyncer;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.common.circuitbreaker.configuration.CircuitBreakerConfigCustomizer;
import io.github.resilience4j.common.retry.configuration.RetryConfigCustomizer;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The sync adapter, put together. The numbers of its resilience are configuration; what counts as a
 * failure is code, and is laid over them here.
 */
@Configuration(proxyBeanMethods = false)
public class SyncConfiguration {

  /** Of the Resilience4j instances. */
  static final String NAME = "order-syncer";

  @Bean
  OrderSyncer orderSyncer(
      SyncSettings settings,
      Clock clock,
      OpenTelemetry openTelemetry,
      BulkheadRegistry bulkheads,
      CircuitBreakerRegistry circuitBreakers,
      RetryRegistry retries,
      TimeLimiterRegistry timeLimiters) {
    return new ResilientOrderSyncer(
        new HttpOrderSyncer(settings, timeLimiters.timeLimiter(NAME), clock, openTelemetry),
        bulkheads.bulkhead(NAME),
        circuitBreakers.circuitBreaker(NAME),
        retries.retry(NAME));
  }

  @Bean
  CircuitBreakerConfigCustomizer orderSyncerCircuitBreaker() {
    return CircuitBreakerConfigCustomizer.of(NAME, ResilientOrderSyncer::countOutages);
  }

  @Bean
  RetryConfigCustomizer orderSyncerRetry() {
    return RetryConfigCustomizer.of(NAME, ResilientOrderSyncer::retryBlips);
  }

  @Bean
  Circuit orderSyncerCircuit(CircuitBreakerRegistry circuitBreakers) {
    return new BreakerCircuit(circuitBreakers.circuitBreaker(NAME));
  }
}
