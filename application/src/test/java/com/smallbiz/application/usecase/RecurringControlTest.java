package com.smallbiz.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.job.CronSchedule;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.Recurrence;
import com.smallbiz.application.job.RecurringJob;
import com.smallbiz.application.testkit.InMemoryCronSchedules;
import com.smallbiz.application.testkit.Shop;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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
