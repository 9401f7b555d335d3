package com.smallbiz.bootstrap;

import static java.util.stream.Collectors.toSet;

import com.smallbiz.application.job.CronSchedule;
import com.smallbiz.application.job.JobRegistry;
import com.smallbiz.application.job.JobRegistry.Registration;
import com.smallbiz.application.job.RecurringJob;
import com.smallbiz.application.job.Retention;
import com.smallbiz.application.job.RetryPolicies;
import com.smallbiz.application.port.in.DefineRecurringJobs;
import com.smallbiz.application.port.in.RunJob;
import com.smallbiz.application.port.in.SyncOrder;
import com.smallbiz.application.port.out.AuditLog;
import com.smallbiz.application.port.out.ConsoleSessions;
import com.smallbiz.application.port.out.CronSchedules;
import com.smallbiz.application.port.out.EndedJobs;
import com.smallbiz.application.port.out.IdempotencyKeys;
import com.smallbiz.application.port.out.Ids;
import com.smallbiz.application.port.out.JobArguments;
import com.smallbiz.application.port.out.JobMeter;
import com.smallbiz.application.port.out.JobQueue;
import com.smallbiz.application.port.out.JobStatistics;
import com.smallbiz.application.port.out.Jobs;
import com.smallbiz.application.port.out.OrderSyncer;
import com.smallbiz.application.port.out.Orders;
import com.smallbiz.application.port.out.QueueContents;
import com.smallbiz.application.port.out.RecurringJobs;
import com.smallbiz.application.port.out.RunHistory;
import com.smallbiz.application.port.out.SyncHistory;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.application.usecase.CleanUpJob;
import com.smallbiz.application.usecase.JobEnqueuer;
import com.smallbiz.application.usecase.JobOperations;
import com.smallbiz.application.usecase.JobRunner;
import com.smallbiz.application.usecase.JobSweep;
import com.smallbiz.application.usecase.JobWork;
import com.smallbiz.application.usecase.MeasuredRuns;
import com.smallbiz.application.usecase.OrderSynchronization;
import com.smallbiz.application.usecase.PingJob;
import com.smallbiz.application.usecase.RecurringRuns;
import com.smallbiz.application.usecase.SyncOrderJob;
import com.smallbiz.bootstrap.tracing.TracedRuns;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Builds the use cases that only a worker has: the jobs that there are, and how they are run. */
@Configuration(proxyBeanMethods = false)
class WorkConfiguration {

  @Bean
  OrderSynchronization orderSynchronization(
      Orders orders,
      OrderSyncer syncer,
      SyncHistory syncHistory,
      Transactions transactions,
      Clock clock) {
    return new OrderSynchronization(
        orders, syncer, syncHistory, transactions, clock, System::nanoTime);
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
  Registration<?> cleanUpJob(
      EndedJobs endedJobs,
      IdempotencyKeys idempotencyKeys,
      AuditLog auditLog,
      ConsoleSessions consoleSessions,
      SyncHistory syncHistory,
      RunHistory runHistory) {
    return new Registration<>(
        CleanUpJob.TYPE,
        new CleanUpJob(
            Map.of(
                "ended jobs",
                () -> endedJobs.removeExpired(Retention.STANDARD),
                "idempotency keys",
                idempotencyKeys::removeExpired,
                "audit entries",
                auditLog::removeExpired,
                "console sessions",
                consoleSessions::removeExpired,
                "sync attempts",
                syncHistory::removeExpired,
                "minutes of statistics",
                runHistory::removeExpired)));
  }

  /** Retries are set of types that there are: what is set of another is a slip of the pen. */
  @Bean
  JobRegistry jobRegistry(List<Registration<?>> registrations, RetryPolicies retryPolicies) {
    RetrySettings.requireTypes(
        retryPolicies, registrations.stream().map(it -> it.type().name()).collect(toSet()));
    return new JobRegistry(registrations);
  }

  @Bean
  RunJob runJob(
      JobRegistry registry,
      RetryPolicies retryPolicies,
      JobArguments jobArguments,
      RandomGenerator random,
      JobStatistics statistics,
      JobMeter meter,
      OpenTelemetry openTelemetry) {
    var runner = new JobRunner(registry, retryPolicies, jobArguments, random);
    return new TracedRuns(
        new MeasuredRuns(runner, statistics, meter, System::nanoTime), openTelemetry);
  }

  @Bean
  JobWork jobWork(Jobs jobs, JobQueue queue, JobMeter meter) {
    return new JobWork(jobs, queue, meter);
  }

  @Bean
  JobSweep jobSweep(Jobs jobs, JobQueue queue, QueueContents contents, JobMeter meter) {
    return new JobSweep(jobs, queue, contents, meter);
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
