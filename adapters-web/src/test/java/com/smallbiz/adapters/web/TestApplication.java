package com.smallbiz.adapters.web;

import com.smallbiz.adapters.web.WebSettings.ApiAuth;
import com.smallbiz.adapters.web.WebSettings.HttpLimits;
import com.smallbiz.application.job.RetryPolicies;
import com.smallbiz.application.port.in.CheckHealth;
import com.smallbiz.application.port.out.Ids;
import com.smallbiz.application.port.out.JobArguments;
import com.smallbiz.application.testkit.InMemoryIdempotencyKeys;
import com.smallbiz.application.testkit.InMemoryJobControl;
import com.smallbiz.application.testkit.InMemoryJobMeter;
import com.smallbiz.application.testkit.InMemoryJobQueue;
import com.smallbiz.application.testkit.InMemoryJobs;
import com.smallbiz.application.testkit.InMemoryOrders;
import com.smallbiz.application.testkit.InMemoryRateLimiter;
import com.smallbiz.application.testkit.InMemoryTransactions;
import com.smallbiz.application.testkit.SequentialIds;
import com.smallbiz.application.testkit.SettableClock;
import com.smallbiz.application.usecase.ApiKeyAdministration;
import com.smallbiz.application.usecase.ApiKeyAuthentication;
import com.smallbiz.application.usecase.HealthCheck;
import com.smallbiz.application.usecase.Idempotency;
import com.smallbiz.application.usecase.JobEnqueuer;
import com.smallbiz.application.usecase.JobOperations;
import com.smallbiz.application.usecase.JobReading;
import com.smallbiz.application.usecase.OrderChanges;
import com.smallbiz.application.usecase.OrderCreation;
import com.smallbiz.application.usecase.OrderReading;
import com.smallbiz.application.usecase.OrderSyncRequests;
import com.smallbiz.application.usecase.Pings;
import com.smallbiz.application.usecase.QueuePauses;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** The API over the real use cases, which work on stores in memory. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    exclude = {UserDetailsServiceAutoConfiguration.class, SecurityFilterAutoConfiguration.class})
@Import(WebConfiguration.class)
class TestApplication {

  private static final Duration LEASE = Duration.ofSeconds(30);

  /** The real ones, but for the time that a test has. */
  private static final HttpLimits LIMITS =
      new HttpLimits(256 * 1024, 32, 6_000, Duration.ofSeconds(3), Duration.ofSeconds(3));

  @Bean
  SettableClock clock() {
    return new SettableClock();
  }

  @Bean
  SequentialIds ids() {
    return new SequentialIds();
  }

  @Bean
  RandomGenerator random() {
    return new Random(1);
  }

  @Bean
  OpenTelemetry openTelemetry() {
    return OpenTelemetry.noop();
  }

  @Bean
  WebSettings webSettings(@Value("${test.api-auth:OPEN}") ApiAuth apiAuth) {
    var queues = new LinkedHashMap<String, Integer>();
    queues.put("integrations", 10);
    queues.put("default", 5);
    return new WebSettings(queues, LIMITS, apiAuth);
  }

  @Bean
  CorsSettings corsSettings() {
    return CorsSettings.OFF;
  }

  @Bean
  ShutdownSettings shutdownSettings() {
    return ShutdownSettings.AT_ONCE;
  }

  @Bean
  InMemoryTransactions database() {
    return new InMemoryTransactions();
  }

  @Bean
  InMemoryRateLimiter rateLimiter(Clock clock) {
    return new InMemoryRateLimiter(clock);
  }

  /** The clock stands still, and with it the window, for all tests that share this server. */
  @Bean
  RateLimitSettings rateLimitSettings() {
    return RateLimitSettings.OFF;
  }

  @Bean
  ProxySettings proxySettings() {
    return ProxySettings.NONE;
  }

  @Bean
  TestStorage storage(InMemoryTransactions database, Clock clock) {
    return new TestStorage(
        database, new InMemoryOrders(database), new InMemoryJobs(database, clock));
  }

  @Bean
  InMemoryIdempotencyKeys idempotencyKeys(InMemoryTransactions database, Clock clock) {
    return new InMemoryIdempotencyKeys(database, clock);
  }

  @Bean
  Idempotency idempotency(InMemoryIdempotencyKeys keys, TestStorage storage) {
    return new Idempotency(keys, storage);
  }

  @Bean
  CallerByHeader callerByHeader() {
    return new CallerByHeader();
  }

  @Bean
  JobEnqueuer jobEnqueuer(TestStorage storage, Ids ids) {
    return new JobEnqueuer(
        storage.jobs(),
        new TestArguments(),
        dispatch -> {},
        storage,
        ids,
        RetryPolicies.DEFAULT,
        new InMemoryJobMeter());
  }

  @Bean
  OrderCreation orderCreation(TestStorage storage, Ids ids, Clock clock) {
    return new OrderCreation(storage.orders(), storage, ids, clock);
  }

  @Bean
  OrderReading orderReading(TestStorage storage) {
    return new OrderReading(storage.orders(), storage);
  }

  @Bean
  OrderChanges orderChanges(TestStorage storage, Clock clock) {
    return new OrderChanges(storage.orders(), storage, clock);
  }

  @Bean
  OrderSyncRequests orderSyncRequests(TestStorage storage, JobEnqueuer enqueuer) {
    return new OrderSyncRequests(storage.orders(), storage.jobs(), enqueuer, storage);
  }

  @Bean
  Pings pings(JobEnqueuer enqueuer) {
    return new Pings(enqueuer);
  }

  @Bean
  JobReading jobReading(TestStorage storage, Clock clock) {
    return new JobReading(storage.jobs(), storage.catalog(), new InMemoryJobQueue(clock, LEASE));
  }

  @Bean
  JobOperations jobOperations(TestStorage storage) {
    return new JobOperations(
        storage.catalog(), new InMemoryJobControl(storage.jobs()), dispatch -> {}, storage);
  }

  @Bean
  QueuePauses queuePauses(TestStorage storage, WebSettings settings) {
    return new QueuePauses(
        settings.queueConcurrency().keySet(), storage.queues(), storage.catalog());
  }

  @Bean
  TestApiKeys apiKeys(TestStorage storage, Clock clock) {
    return new TestApiKeys(storage, clock);
  }

  @Bean
  ApiKeyAuthentication apiKeyAuthentication(TestApiKeys apiKeys) {
    return new ApiKeyAuthentication(apiKeys);
  }

  @Bean
  ApiKeyAdministration apiKeyAdministration(TestApiKeys apiKeys, Ids ids, RandomGenerator random) {
    return new ApiKeyAdministration(apiKeys, ids, random);
  }

  @Bean
  CheckHealth checkHealth(TestStorage storage, Clock clock) {
    return new HealthCheck(storage, clock);
  }

  /** Arguments as JSON, which nobody reads here. */
  private static final class TestArguments implements JobArguments {

    private final JsonMapper mapper = JsonMapper.builder().build();

    @Override
    public String write(Record arguments) {
      return mapper.writeValueAsString(arguments);
    }

    @Override
    public <A extends Record> A read(String text, Class<A> type) {
      return mapper.readValue(text, type);
    }
  }
}
