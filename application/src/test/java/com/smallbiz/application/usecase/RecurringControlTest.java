package com.smallbiz.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.job.CronSchedule;
import com.smallbiz.application.job.FinishedJob;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.Recurrence;
import com.smallbiz.application.job.RecurringJob;
import com.smallbiz.application.job.StartedJob;
import com.smallbiz.application.testkit.InMemoryCronSchedules;
import com.smallbiz.application.testkit.Shop;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecurringControlTest {

  private static final String NAME = "hourly";
  private static final Duration HOUR = Duration.ofHours(1);

  /** Its clock stands at 14:00:00.123456. */
  private final Shop shop = new Shop();

  private final RecurringRuns runs =
      shop.recurring(
          new RecurringJob<>(
              NAME,
              new CronSchedule("0 * * * *", ZoneOffset.UTC),
              PingJob.TYPE,
              new PingJob.Arguments("hello")));

  private final RecurringControl control =
      new RecurringControl(shop.recurringJobs, new InMemoryCronSchedules(), shop.database);

  @Test
  void whatIsRunNowHasItsRegularTurnAllTheSame() {
    runs.define();

    assertThat(control.runNow(NAME)).isTrue();
    runs.tick();
    runs.tick();

    JobId extra = only().lastJob();
    assertThat(shop.job(extra).type()).isEqualTo("ping");
    assertThat(only().nextRunAt()).isEqualTo(Instant.parse("2026-11-22T15:00:00Z"));
    assertThat(only().askedAt()).isNull();
  }

  @Test
  void whatIsPausedIsRunWhenItIsAskedForAndThenNotAgain() {
    runs.define();
    control.pause(NAME);
    shop.clock.advance(HOUR.multipliedBy(3));
    runs.tick();
    assertThat(only().lastJob()).isNull();

    control.runNow(NAME);
    runs.tick();

    Instant ran = only().lastRunAt();
    assertThat(ran).isNotNull();
    shop.clock.advance(HOUR);
    runs.tick();
    assertThat(only().lastRunAt()).isEqualTo(ran);
    assertThat(only().paused()).isTrue();
  }

  @Test
  void whatIsAskedForWhileItRunsIsRunOnceMoreAfterwards() {
    runs.define();
    control.runNow(NAME);
    runs.tick();
    List<StartedJob> running = shop.startSome("default");

    control.runNow(NAME);
    runs.tick();
    control.runNow(NAME);
    runs.tick();

    JobId job = only().lastJob();
    assertThat(running).extracting(it -> it.job().id()).containsExactly(job);
    assertThat(shop.startSome("default")).isEmpty();
    shop.work.finish(List.of(new FinishedJob(running.get(0).claim(), new JobOutcome.Succeeded())));
    assertThat(shop.job(job).state()).isEqualTo(JobState.ENQUEUED);
    shop.workUntilIdle();
    assertThat(shop.job(job).state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(shop.witness.journalOf("finish")).hasSize(2);
  }

  @Test
  void whatIsAskedForWhileItsJobHasNotBegunIsOneTurn() {
    runs.define();
    control.runNow(NAME);
    runs.tick();

    control.runNow(NAME);
    runs.tick();
    shop.workUntilIdle();

    assertThat(shop.witness.journalOf("finish")).hasSize(1);
  }

  @Test
  void turnsThatAPauseLeftOutAreNotMadeUpFor() {
    runs.define();
    control.pause(NAME);
    shop.clock.advance(HOUR.multipliedBy(5));

    assertThat(control.resume(NAME)).isTrue();
    runs.tick();
    assertThat(only().lastJob()).isNull();
    assertThat(only().nextRunAt()).isEqualTo(Instant.parse("2026-11-22T20:00:00Z"));

    shop.clock.advance(HOUR);
    runs.tick();
    assertThat(only().lastJob()).isNotNull();
  }

  @Test
  void nothingIsDecidedAboutWhatIsNotKnown() {
    assertThat(control.runNow("other")).isFalse();
    assertThat(control.pause("other")).isFalse();
    assertThat(control.resume("other")).isFalse();
    assertThat(control.list()).isEmpty();
  }

  private Recurrence only() {
    assertThat(control.list()).hasSize(1);
    return control.list().get(0);
  }
}
