package com.smallbiz.bootstrap.metrics;

import com.smallbiz.adapters.queue.QueueSettings;
import com.smallbiz.application.job.JobRegistry.Registration;
import com.smallbiz.application.job.JobType;
import com.smallbiz.application.port.in.AnswerOnce;
import com.smallbiz.application.port.in.FindPausedQueues;
import com.smallbiz.application.port.in.GlanceAtQueues;
import com.smallbiz.application.port.in.ListProcesses;
import com.smallbiz.application.port.in.MeasureRelayLag;
import com.smallbiz.application.port.out.RateLimiter;
import com.smallbiz.application.usecase.Idempotency;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.prometheus.metrics.tracer.common.SpanContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.util.function.SingletonSupplier;

/**
 * Our own metrics, in Micrometer, which neither the use cases nor the adapters know. {@code
 * docs/metrics.md} says what each of them means.
 */
@Configuration(proxyBeanMethods = false)
public class MetricsConfiguration {

  /** The types are asked for late, since their handlers may well enqueue jobs themselves. */
  @Bean
  MicrometerJobMeter jobMeter(MeterRegistry registry, ObjectProvider<Registration<?>> types) {
    return new MicrometerJobMeter(
        registry,
        SingletonSupplier.of(() -> types.stream().<JobType<?>>map(Registration::type).toList()));
  }

  @Bean
  SharedReadings sharedReadings(
      QueueSettings settings,
      GlanceAtQueues glanceAtQueues,
      FindPausedQueues findPausedQueues,
      MeasureRelayLag measureRelayLag,
      ListProcesses listProcesses,
      MeterRegistry registry) {
    return new SharedReadings(
        settings.concurrency().keySet(),
        glanceAtQueues,
        findPausedQueues,
        measureRelayLag,
        listProcesses,
        registry);
  }

  @Bean
  @Primary
  RateLimiter countedRefusals(
      @Qualifier("rateLimiter") RateLimiter limiter, MeterRegistry registry) {
    return new CountedRefusals(limiter, registry);
  }

  @Bean
  AnswerOnce countedReplays(Idempotency idempotency, MeterRegistry registry) {
    return new CountedReplays(idempotency, registry);
  }

  @Bean
  MeterFilter prometheusManners() {
    return new PrometheusManners();
  }

  @Bean
  SpanContext spanContext() {
    return new TraceOfLog();
  }
}
