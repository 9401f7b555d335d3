package com.smallbiz.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.smallbiz.application.job.CronSchedule;
import com.smallbiz.application.job.FinishedJob;
import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.Recurrence;
import com.smallbiz.application.job.RecurringJob;
import com.smallbiz.application.port.out.StorageUnavailable;
import com.smallbiz.application.testkit.Claims;
import com.smallbiz.application.testkit.Shop;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecurringRunsTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final PingJob.Arguments HELLO = new PingJob.Arguments("hello");
  private static final RecurringJob<?> HOURLY = pinging("hourly", "0 * * * *");

  /** Its clock stands at 14:00:00.123456. */
  private final Shop shop = new Shop();

  private final RecurringRuns runs = shop.recurring(HOURLY);

  @Test
  void aJobIsEnqueuedWhenItsTimeHasComeAndNotBefore() {
    runs.define();
    runs.tick();
    assertThat(depth()).isZero();

    shop.clock.advance(HOUR);
    runs.tick();

    Job job = shop.job(lastJob("hourly"));
    assertThat(job.state()).isEqualTo(JobState.ENQUEUED);
    assertThat(job.type()).isEqualTo("ping");
    assertThat(job.uniqueKey()).isEqualTo("recurring:hourly");
    assertThat(shop.arguments.read(job.arguments(), PingJob.Arguments.class)).isEqualTo(HELLO);
    assertThat(job.origin().requestId()).isNotEmpty();
    assertThat(job.origin().traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
    assertThat(Claims.take(shop.redis, "default", 1)).hasSize(1);
    assertThat(shop.recurringJobs.find("hourly").orElseThrow().nextRunAt())
        .isEqualTo(Instant.parse("2026-11-22T16:00:00Z"));
  }

  @Test
  void eachTurnIsTakenOnceHoweverManyProcessesLook() {
    RecurringRuns other = shop.recurring(HOURLY);
    runs.define();
    other.define();

    for (int hour = 1; hour <= 3; hour++) {
      shop.clock.advance(HOUR);
      assertThat(runsDuring(runs::tick, other::tick, runs::tick)).isEqualTo(1);
    }
  }

  @Test
  void turnsThatWereMissedAreMadeUpForByOne() {
    runs.define();
    shop.clock.advance(HOUR.multipliedBy(1000));

    RecurringRuns restarted = shop.recurring(HOURLY);
    assertThat(runsDuring(restarted::define, restarted::tick, restarted::tick)).isEqualTo(1);

    assertThat(shop.recurringJobs.find("hourly").orElseThrow().nextRunAt())
        .isEqualTo(Instant.parse("2027-01-03T07:00:00Z"));
  }

  @Test
  void aTurnIsPassedOverWhileTheJobOfAnEarlierOneLives() {
    runs.define();
    shop.clock.advance(HOUR);
    runs.tick();
    JobId slow = lastJob("hourly");
    shop.startSome("default");

    shop.clock.advance(HOUR);
    runs.tick();

    assertThat(lastJob("hourly")).isEqualTo(slow);
    assertThat(shop.recurringJobs.find("hourly").orElseThrow().lastRunAt())
        .isEqualTo(shop.clock.instant());
    shop.workUntilIdle();
    assertThat(shop.job(slow).state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(depth()).isZero();
  }

  @Test
  void aJobThatWaitsForItsNextAttemptIsBroughtForwardByItsTurn() {
    runs.define();
    shop.clock.advance(HOUR);
    runs.tick();
    JobId failed = lastJob("hourly");
    fail(Duration.ofDays(7));

    shop.clock.advance(HOUR);
    runs.tick();

    assertThat(lastJob("hourly")).isEqualTo(failed);
    assertThat(shop.job(failed).nextAttemptAt()).isEqualTo(shop.clock.instant());
    assertThat(Claims.take(shop.redis, "default", 1)).hasSize(1);
    assertThat(shop.job(failed).attempt()).isEqualTo(1);
  }

  @Test
  void aTurnThatIsUndoneBringsNothingForward() {
    runs.define();
    shop.clock.advance(HOUR);
    runs.tick();
    JobId failed = lastJob("hourly");
    fail(Duration.ofDays(7));
    Job before = shop.job(failed);

    shop.clock.advance(HOUR);
    shop.witness.failAfter("retry", new StorageUnavailable("gone", new Exception()));

    assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(runs::tick);
    assertThat(shop.job(failed)).isEqualTo(before);
    assertThat(Claims.take(shop.redis, "default", 1)).isEmpty();
  }

  @Test
  void whatGoesAwayComesBackWithinTheHour() {
    runs.define();
    shop.recurringJobs.remove("hourly");

    IntStream.range(0, 3_600).forEach(it -> runs.tick());
    assertThat(shop.recurringJobs.find("hourly")).isEmpty();
    runs.tick();

    assertThat(shop.recurringJobs.find("hourly")).isPresent();
  }

  @Test
  void whatWentAwayInAnOutageComesBackAfterIt() {
    runs.define();
    shop.clock.advance(HOUR);
    shop.witness.failAfter("enqueue", new StorageUnavailable("gone", new Exception()));
    assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(runs::tick);
    shop.recurringJobs.remove("hourly");

    runs.tick();

    assertThat(shop.recurringJobs.find("hourly")).isPresent();
  }

  @Test
  void whatIsPausedIsNotRun() {
    runs.define();
    shop.recurringJobs.pause("hourly");

    shop.clock.advance(HOUR);

    assertThat(runsDuring(runs::define, runs::tick)).isZero();
  }

  @Test
  void anotherScheduleCountsFromItsDefinitionOn() {
    runs.define();
    RecurringRuns next = shop.recurring(pinging("hourly", "30 * * * *"));
    next.define();

    shop.clock.advance(Duration.ofMinutes(30));

    assertThat(runsDuring(next::tick)).isEqualTo(1);
    // A process of the version before goes by what was defined last.
    shop.clock.advance(Duration.ofMinutes(30));
    assertThat(runsDuring(runs::tick)).isZero();
    shop.clock.advance(Duration.ofMinutes(30));
    assertThat(runsDuring(runs::tick)).isEqualTo(1);
    assertThat(shop.recurringJobs.find("hourly").orElseThrow().nextRunAt())
        .isEqualTo(Instant.parse("2026-11-22T16:30:00Z"));
  }

  @Test
  void processesOfDifferentVersionsLeaveEachOthersJobsAlone() {
    RecurringRuns newer = shop.recurring(HOURLY, pinging("new", "0 * * * *"));
    runs.define();
    newer.define();
    runs.define();

    shop.clock.advance(HOUR);

    assertThat(runsDuring(runs::tick)).isEqualTo(1);
    assertThat(runsDuring(newer::tick)).isEqualTo(1);
  }

  @Test
  void aTurnWhoseTransactionFailsIsTakenByTheNextTick() {
    runs.define();
    shop.clock.advance(HOUR);
    shop.witness.failAfter("enqueue", new StorageUnavailable("gone", new Exception()));

    assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(runs::tick);
    assertThat(depth()).isZero();
    assertThat(Claims.take(shop.redis, "default", 1)).isEmpty();

    assertThat(runsDuring(runs::tick, runs::tick)).isEqualTo(1);
  }

  @Test
  void oneThatCannotBeEnqueuedDoesNotKeepTheOthersFromRunningAndStaysDue() {
    RecurringRuns both = shop.recurring(HOURLY, pinging("other", "0 * * * *"));
    both.define();
    shop.clock.advance(HOUR);

    shop.witness.failBefore("enqueue", new IllegalStateException("on purpose"));

    assertThat(runsDuring(both::tick)).isEqualTo(1);
    assertThat(runsDuring(both::tick)).isEqualTo(1);
    assertThat(runsDuring(both::tick)).isZero();
  }

  @Test
  void aScheduleThatCannotBeReadIsRefused() {
    RecurringRuns broken = shop.recurring(pinging("broken", "at noon"));

    assertThatIllegalArgumentException().isThrownBy(broken::define);
  }

  @Test
  void theCleanUpIsARecurringJobLikeAnyOther() {
    JobId old = shop.enqueuer.enqueue(PingJob.TYPE, HELLO, Shop.ORIGIN);
    shop.workUntilIdle();
    RecurringRuns cleaning =
        shop.recurring(
            new RecurringJob<>(
                "clean-up",
                new CronSchedule("0 3 * * *", ZoneOffset.UTC),
                CleanUpJob.TYPE,
                new CleanUpJob.Arguments()));
    cleaning.define();

    shop.clock.advance(Duration.ofDays(2));
    cleaning.tick();
    shop.workUntilIdle();

    assertThat(shop.jobs.find(old)).isEmpty();
    assertThat(shop.job(lastJob("clean-up")).state()).isEqualTo(JobState.SUCCEEDED);
  }

  private void fail(Duration pause) {
    var error = new JobError("external_unavailable", "It did not answer");
    shop.startSome("default")
        .forEach(
            job ->
                shop.work.finish(
                    List.of(new FinishedJob(job.claim(), new JobOutcome.Retry(pause, error)))));
  }

  /** How many jobs come of this, and are done at once. */
  private int runsDuring(Runnable... steps) {
    List.of(steps).forEach(Runnable::run);
    int runs = (int) depth();
    shop.workUntilIdle();
    return runs;
  }

  private long depth() {
    return shop.catalog.summarize(List.of("default"), 100, 100).get(0).depth();
  }

  private JobId lastJob(String name) {
    return shop.recurringJobs.find(name).map(Recurrence::lastJob).orElseThrow();
  }

  private static RecurringJob<?> pinging(String name, String cron) {
    return new RecurringJob<>(name, new CronSchedule(cron, ZoneOffset.UTC), PingJob.TYPE, HELLO);
  }
}
