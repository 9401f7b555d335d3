package com.smallbiz.adapters.persistence;

import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.smallbiz.application.job.CronSchedule;
import com.smallbiz.application.job.RecurringJob;
import com.smallbiz.application.job.RetryPolicies;
import com.smallbiz.application.port.out.CronSchedules;
import com.smallbiz.application.port.out.JobArguments;
import com.smallbiz.application.port.out.Jobs;
import com.smallbiz.application.port.out.RecurringJobs;
import com.smallbiz.application.port.out.StorageUnavailable;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.application.testkit.InMemoryCronSchedules;
import com.smallbiz.application.testkit.InMemoryJobMeter;
import com.smallbiz.application.usecase.JobEnqueuer;
import com.smallbiz.application.usecase.JobOperations;
import com.smallbiz.application.usecase.PingJob;
import com.smallbiz.application.usecase.RecurringRuns;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a turn when several take it at once, and when somebody dies while taking it. */
class RecurringRacesTest {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final CronSchedule HOURLY = new CronSchedule("0 * * * *", ZoneOffset.UTC);

  private final Jobs jobs = DATABASE.jobs();
  private final RecurringJobs recurringJobs = DATABASE.recurringJobs();
  private final Transactions transactions = DATABASE.transactions();
  private final CronSchedules schedules = new InMemoryCronSchedules();

  @BeforeEach
  void clear() {
    DATABASE.clear();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void ofProcessesThatTickAtTheSameMomentOneTakesTheTurn() {
    for (int turn = 1; turn <= 10; turn++) {
      define();
      becomeDue();

      CompletableFuture.allOf(
              Stream.generate(() -> runAsync(runs(schedules)::tick))
                  .limit(4)
                  .toArray(CompletableFuture[]::new))
          .join();

      assertThat(jobCount()).isEqualTo(turn);
      DATABASE.sql().sql("UPDATE jobs SET state = 'succeeded', finished_at = now()").update();
    }
  }

  @Test
  void whoComesWhileATurnIsTakenDoesNotWait() {
    define();
    becomeDue();

    transactions.inTransaction(
        () -> {
          assertThat(recurringJobs.take("hourly")).isPresent();
          assertThat(supplyAsync(() -> recurringJobs.take("hourly")).join()).isEmpty();
          return jobs;
        });
  }

  @Test
  void whoDiesBetweenTheJobAndTheNextTimeHasTakenNoTurn() {
    define();
    becomeDue();
    RecurringRuns dying =
        runs(
            (schedule, after) -> {
              runAsync(RecurringRacesTest::cutOffWhoHoldsTheTurn).join();
              return schedules.next(schedule, after);
            });

    assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(dying::tick);
    assertThat(jobCount()).isZero();

    runs(schedules).tick();
    runs(schedules).tick();
    assertThat(jobCount()).isEqualTo(1);
  }

  @Test
  void theDatabasesClockDecidesWhenTheNextTurnIs() {
    define();
    becomeDue();

    runs(schedules).tick();

    Instant now =
        DATABASE.sql().sql("SELECT now()").query(OffsetDateTime.class).single().toInstant();
    Instant next = recurringJobs.find("hourly").orElseThrow().nextRunAt();
    assertThat(next).isAfter(now.minusSeconds(10)).isBefore(now.plusSeconds(3_601));
  }

  private void define() {
    recurringJobs.define("hourly", HOURLY, schedules.next(HOURLY, recurringJobs.now()));
  }

  private static void becomeDue() {
    DATABASE.sql().sql("UPDATE recurring_jobs SET next_run_at = now()").update();
  }

  /** As the death of its process would. */
  private static void cutOffWhoHoldsTheTurn() {
    DATABASE
        .sql()
        .sql(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE state = 'idle in transaction' AND datname = current_database()
            """)
        .query(Boolean.class)
        .list();
  }

  private RecurringRuns runs(CronSchedules schedules) {
    var enqueuer =
        new JobEnqueuer(
            jobs,
            new NoArguments(),
            dispatch -> {},
            transactions,
            UUID::randomUUID,
            RetryPolicies.DEFAULT,
            new InMemoryJobMeter());
    var hourly = new RecurringJob<>("hourly", HOURLY, PingJob.TYPE, new PingJob.Arguments("hello"));
    var operations =
        new JobOperations(
            DATABASE.jobCatalog(), DATABASE.jobControl(), dispatch -> {}, transactions);
    return new RecurringRuns(
        List.of(hourly),
        recurringJobs,
        schedules,
        jobs,
        enqueuer,
        operations,
        transactions,
        UUID::randomUUID);
  }

  /** What the jobs are to do is of no account here. */
  private static final class NoArguments implements JobArguments {

    @Override
    public String write(Record arguments) {
      return "{}";
    }

    @Override
    public <A extends Record> A read(String text, Class<A> type) {
      throw new AssertionError("nothing is read");
    }
  }

  private static long jobCount() {
    return DATABASE.sql().sql("SELECT count(*) FROM jobs").query(Long.class).single();
  }
}
