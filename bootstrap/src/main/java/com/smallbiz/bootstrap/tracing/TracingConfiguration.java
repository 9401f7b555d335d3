package com.smallbiz.bootstrap.tracing;

import io.micrometer.tracing.otel.bridge.OtelTracer.EventPublisher;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * OpenTelemetry, which records nothing and has no thread unless the operator has named a collector.
 */
@Configuration(proxyBeanMethods = false)
public class TracingConfiguration {

  /**
   * Boot's own, which it would have in any case. Boot makes the property of {@code
   * OTEL_EXPORTER_OTLP_ENDPOINT}.
   */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty("management.opentelemetry.tracing.export.otlp.endpoint")
  @Import({
    NoIdsInTheLog.class,
    OpenTelemetrySdkAutoConfiguration.class,
    OpenTelemetryTracingAutoConfiguration.class,
    OtlpTracingAutoConfiguration.class
  })
  static class Recorded {}

  /** The ids on a line of the log are there in any case, and under names of ours. */
  @Configuration(proxyBeanMethods = false)
  static class NoIdsInTheLog {

    @Bean
    EventPublisher toNobody() {
      return event -> {};
    }
  }

  @Bean
  @ConditionalOnMissingBean
  OpenTelemetry notRecorded() {
    return OpenTelemetry.noop();
  }
}
