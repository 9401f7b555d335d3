package com.smallbiz.bootstrap;

import com.smallbiz.adapters.queue.QueueSettings;
import com.smallbiz.application.job.RetryPolicies;
import com.smallbiz.application.port.out.ApiKeys;
import com.smallbiz.application.port.out.IdempotencyKeys;
import com.smallbiz.application.port.out.Ids;
import com.smallbiz.application.port.out.JobArguments;
import com.smallbiz.application.port.out.JobCatalog;
import com.smallbiz.application.port.out.JobControl;
import com.smallbiz.application.port.out.JobDispatcher;
import com.smallbiz.application.port.out.JobMeter;
import com.smallbiz.application.port.out.Jobs;
import com.smallbiz.application.port.out.Orders;
import com.smallbiz.application.port.out.Processes;
import com.smallbiz.application.port.out.QueueContents;
import com.smallbiz.application.port.out.Queues;
import com.smallbiz.application.port.out.RunHistory;
import com.smallbiz.application.port.out.StorageHealth;
import com.smallbiz.application.port.out.SyncHistory;
import com.smallbiz.application.port.out.SyncSurvey;
import com.smallbiz.application.port.out.Transactions;
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
import com.smallbiz.application.usecase.RunReading;
import com.smallbiz.application.usecase.SyncOperations;
import com.smallbiz.application.usecase.SyncOverview;
import com.smallbiz.application.usecase.SyncProspects;
import com.smallbiz.application.usecase.SyncReading;
import com.smallbiz.bootstrap.tracing.TracedJobs;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/**
 * Builds the use cases that every process has; those of a worker are {@link WorkConfiguration}'s.
 */
@Configuration(proxyBeanMethods = false)
class UseCaseConfiguration {

  @Bean
  OrderCreation orderCreation(Orders orders, Transactions transactions, Ids ids, Clock clock) {
    return new OrderCreation(orders, transactions, ids, clock);
  }

  @Bean
  OrderReading orderReading(Orders orders, Transactions transactions) {
    return new OrderReading(orders, transactions);
  }

  @Bean
  OrderChanges orderChanges(Orders orders, Transactions transactions, Clock clock) {
    return new OrderChanges(orders, transactions, clock);
  }

  @Bean
  OrderSyncRequests orderSyncRequests(
      Orders orders, Jobs jobs, JobEnqueuer enqueuer, Transactions transactions) {
    return new OrderSyncRequests(orders, jobs, enqueuer, transactions);
  }

  @Bean
  Pings pings(JobEnqueuer enqueuer) {
    return new Pings(enqueuer);
  }

  @Bean
  ApiKeyAdministration apiKeyAdministration(ApiKeys apiKeys, Ids ids, RandomGenerator random) {
    return new ApiKeyAdministration(apiKeys, ids, random);
  }

  @Bean
  ApiKeyAuthentication apiKeyAuthentication(ApiKeys apiKeys) {
    return new ApiKeyAuthentication(apiKeys);
  }

  /** Whoever stands before it goes first. */
  @Bean
  @Fallback
  Idempotency idempotency(IdempotencyKeys keys, Transactions transactions) {
    return new Idempotency(keys, transactions);
  }

  @Bean
  HealthCheck healthCheck(StorageHealth storage, Clock clock) {
    return new HealthCheck(storage, clock);
  }

  @Bean
  JobEnqueuer jobEnqueuer(
      Jobs jobs,
      JobArguments jobArguments,
      JobDispatcher dispatcher,
      Transactions transactions,
      Ids ids,
      RetryPolicies retryPolicies,
      JobMeter meter,
      OpenTelemetry openTelemetry) {
    return new JobEnqueuer(
        new TracedJobs(jobs, openTelemetry),
        jobArguments,
        dispatcher,
        transactions,
        ids,
        retryPolicies,
        meter);
  }

  @Bean
  JobReading jobReading(Jobs jobs, JobCatalog catalog, QueueContents contents) {
    return new JobReading(jobs, catalog, contents);
  }

  @Bean
  JobOperations jobOperations(
      JobCatalog catalog, JobControl control, JobDispatcher dispatcher, Transactions transactions) {
    return new JobOperations(catalog, control, dispatcher, transactions);
  }

  @Bean
  QueuePauses queuePauses(QueueSettings settings, Queues queues, JobCatalog catalog) {
    return new QueuePauses(settings.concurrency().keySet(), queues, catalog);
  }

  @Bean
  SyncOverview syncOverview(SyncSurvey survey) {
    return new SyncOverview(survey);
  }

  @Bean
  SyncOperations syncOperations(
      OrderSyncRequests requests,
      SyncSurvey survey,
      JobEnqueuer enqueuer,
      JobOperations jobs,
      Transactions transactions) {
    return new SyncOperations(requests, survey, enqueuer, jobs, transactions);
  }

  @Bean
  SyncProspects syncProspects(Queues queues, Processes processes) {
    return new SyncProspects(queues, processes);
  }

  @Bean
  SyncReading syncReading(SyncHistory history, Jobs jobs) {
    return new SyncReading(history, jobs);
  }

  @Bean
  RunReading runReading(RunHistory history) {
    return new RunReading(history);
  }
}
