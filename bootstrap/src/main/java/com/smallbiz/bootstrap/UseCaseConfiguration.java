package com.smallbiz.bootstrap;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.uuid.Generators;
import com.smallbiz.adapters.queue.QueueSettings;
import com.smallbiz.application.job.CronSchedule;
import com.smallbiz.application.job.JobRegistry;
import com.smallbiz.application.job.JobRegistry.Registration;
import com.smallbiz.application.job.RecurringJob;
import com.smallbiz.application.job.Retention;
import com.smallbiz.application.job.RetryPolicies;
import com.smallbiz.application.port.in.DefineRecurringJobs;
import com.smallbiz.application.port.in.SyncOrder;
import com.smallbiz.application.port.out.CronSchedules;
import com.smallbiz.application.port.out.EndedJobs;
import com.smallbiz.application.port.out.Ids;
import com.smallbiz.application.port.out.JobArguments;
import com.smallbiz.application.port.out.JobCatalog;
import com.smallbiz.application.port.out.JobControl;
import com.smallbiz.application.port.out.JobDispatcher;
import com.smallbiz.application.port.out.JobQueue;
import com.smallbiz.application.port.out.Jobs;
import com.smallbiz.application.port.out.OrderSyncer;
import com.smallbiz.application.port.out.Orders;
import com.smallbiz.application.port.out.QueueContents;
import com.smallbiz.application.port.out.Queues;
import com.smallbiz.application.port.out.RecurringJobs;
import com.smallbiz.application.port.out.StorageHealth;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.application.usecase.CleanUpJob;
import com.smallbiz.application.usecase.HealthCheck;
import com.smallbiz.application.usecase.JobEnqueuer;
import com.smallbiz.application.usecase.JobOperations;
import com.smallbiz.application.usecase.JobReading;
import com.smallbiz.application.usecase.JobRunner;
import com.smallbiz.application.usecase.JobSweep;
import com.smallbiz.application.usecase.JobWork;
import com.smallbiz.application.usecase.OrderChanges;
import com.smallbiz.application.usecase.OrderCreation;
import com.smallbiz.application.usecase.OrderReading;
import com.smallbiz.application.usecase.OrderSyncRequests;
import com.smallbiz.application.usecase.OrderSynchronization;
import com.smallbiz.application.usecase.PingJob;
import com.smallbiz.application.usecase.Pings;
import com.smallbiz.application.usecase.QueuePauses;
import com.smallbiz.application.usecase.RecurringRuns;
import com.smallbiz.application.usecase.SyncOrderJob;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Builds every use case, and what they need of time, names and chance. */
@Configuration(proxyBeanMethods = false)
class UseCaseConfiguration {

  /**
   * Ticks in microseconds, the finest that PostgreSQL keeps: what is answered is what is stored.
   */
  @Bean
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  }

  @Bean
  Ids ids() {
    return Generators.timeBasedEpochGenerator()::generate;
  }

  @Bean
  RandomGenerator random() {
    return new SecureRandom();
  }

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
  OrderSynchronization orderSynchronization(
      Orders orders, OrderSyncer syncer, Transactions transactions, Clock clock) {
    return new OrderSynchronization(orders, syncer, transactions, clock);
  }

  @Bean
  Pings pings(JobEnqueuer enqueuer) {
    return new Pings(enqueuer);
  }

  @Bean
  HealthCheck healthCheck(StorageHealth storage, Clock clock) {
    return new HealthCheck(storage, clock);
  }

  /** A type of job is one such bean; here are those that come with the application. */
  @Bean
  Registration<?> pingJob() {
    return new Registration<>(PingJob.TYPE, new PingJob());
  }

  @Bean
  Registration<?> syncOrderJob(SyncOrder syncOrder) {
    return new Registration<>(SyncOrderJob.TYPE, new SyncOrderJob(syncOrder));
  }

  /** It removes all that is kept for a time only: something new is one line here. */
  @Bean
  Registration<?> cleanUpJob(EndedJobs endedJobs) {
    return new Registration<>(
        CleanUpJob.TYPE,
        new CleanUpJob(Map.of("ended jobs", () -> endedJobs.removeExpired(Retention.STANDARD))));
  }

  /** Retries are set of types that there are: what is set of another is a slip of the pen. */
  @Bean
  JobRegistry jobRegistry(List<Registration<?>> registrations, RetryPolicies retryPolicies) {
    RetrySettings.requireTypes(
        retryPolicies, registrations.stream().map(it -> it.type().name()).collect(toSet()));
    return new JobRegistry(registrations);
  }

  @Bean
  JobEnqueuer jobEnqueuer(
      Jobs jobs,
      JobArguments jobArguments,
      JobDispatcher dispatcher,
      Transactions transactions,
      Ids ids,
      RetryPolicies retryPolicies) {
    return new JobEnqueuer(jobs, jobArguments, dispatcher, transactions, ids, retryPolicies);
  }

  @Bean
  JobRunner jobRunner(
      JobRegistry registry,
      RetryPolicies retryPolicies,
      JobArguments jobArguments,
      RandomGenerator random) {
    return new JobRunner(registry, retryPolicies, jobArguments, random);
  }

  @Bean
  JobWork jobWork(Jobs jobs, JobQueue queue) {
    return new JobWork(jobs, queue);
  }

  @Bean
  JobSweep jobSweep(Jobs jobs, JobQueue queue, QueueContents contents) {
    return new JobSweep(jobs, queue, contents);
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

  /** A recurring job is one such bean, beside that of its type. */
  @Bean
  RecurringJob<?> nightlyCleanUp() {
    return new RecurringJob<>(
        "clean-up",
        new CronSchedule("0 3 * * *", ZoneOffset.UTC),
        CleanUpJob.TYPE,
        new CleanUpJob.Arguments());
  }

  @Bean
  RecurringRuns recurringRuns(
      List<RecurringJob<?>> definitions,
      Settings settings,
      RecurringJobs recurringJobs,
      CronSchedules schedules,
      Jobs jobs,
      JobEnqueuer enqueuer,
      JobOperations operations,
      Transactions transactions,
      Ids ids) {
    return new RecurringRuns(
        settings.recurring().appliedTo(definitions),
        recurringJobs,
        schedules,
        jobs,
        enqueuer,
        operations,
        transactions,
        ids);
  }

  /** When the tables are there, and before any worker looks what is due. */
  @Bean
  SmartInitializingSingleton recurringJobsDefined(DefineRecurringJobs defineRecurringJobs) {
    return defineRecurringJobs::define;
  }
}
