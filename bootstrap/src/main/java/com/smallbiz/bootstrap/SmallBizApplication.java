package com.smallbiz.bootstrap;

import com.smallbiz.adapters.persistence.PersistenceConfiguration;
import com.smallbiz.adapters.queue.QueueConfiguration;
import com.smallbiz.bootstrap.metrics.MetricsConfiguration;
import com.smallbiz.bootstrap.tracing.TracingConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpLoggingAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The application: its settings, its use cases, and the adapters that connect them to the world;
 * what only some processes have is named by their roles. Nothing is found by scanning.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
// There are keys and no users, of whom Boot would make one with a password in the log; and keys are
// asked for on the API's port only. What records traces is TracingConfiguration's to choose, and no
// other observation is made a span. The last ones only cost time to start: nothing here is
// annotated
// to be transactional, guarded, timed or scheduled, no JSON of ours is Jackson 2's, and Flyway
// makes
// the tables.
@EnableAutoConfiguration(
    exclude = {
      UserDetailsServiceAutoConfiguration.class,
      SecurityFilterAutoConfiguration.class,
      OpenTelemetrySdkAutoConfiguration.class,
      OpenTelemetryLoggingAutoConfiguration.class,
      OtlpLoggingAutoConfiguration.class,
      OpenTelemetryTracingAutoConfiguration.class,
      OtlpTracingAutoConfiguration.class,
      MicrometerTracingAutoConfiguration.class,
      NoopTracerAutoConfiguration.class
    },
    excludeName = {
      "io.github.resilience4j.springboot.bulkhead.autoconfigure.ThreadPoolBulkheadMetricsAutoConfiguration",
      "io.github.resilience4j.springboot.micrometer.autoconfigure.TimerAutoConfiguration",
      "io.github.resilience4j.springboot.ratelimiter.autoconfigure.RateLimiterAutoConfiguration",
      "io.github.resilience4j.springboot.ratelimiter.autoconfigure.RateLimiterMetricsAutoConfiguration",
      "io.github.resilience4j.springboot.ratelimiter.autoconfigure.RateLimitersHealthIndicatorAutoConfiguration",
      "org.springframework.boot.actuate.autoconfigure.endpoint.jackson.Jackson2EndpointAutoConfiguration",
      "org.springframework.boot.autoconfigure.aop.AopAutoConfiguration",
      "org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration",
      "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration"
    })
@Import({
  SettingsConfiguration.class,
  AmbientConfiguration.class,
  TracingConfiguration.class,
  MigrationConfiguration.class,
  UseCaseConfiguration.class,
  ProcessConfiguration.class,
  MetricsConfiguration.class,
  PersistenceConfiguration.class,
  QueueConfiguration.class,
  WebRole.class,
  WorkerRole.class
})
public class SmallBizApplication {

  public static void main(String[] arguments) {
    Command command;
    try {
      command = CommandLine.parse(arguments);
    } catch (WrongUsage wrong) {
      new StartFailureReporter().reportException(wrong);
      System.exit(wrong.getExitCode());
      return;
    }
    command.run();
  }

  /** Until the process is told to end. */
  static void serve(String... properties) {
    var application = new SpringApplication(SmallBizApplication.class);
    application.addListeners(new SettingsCheck());
    application.run(properties);
  }
}
