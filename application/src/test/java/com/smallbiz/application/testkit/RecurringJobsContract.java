package com.smallbiz.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import com.smallbiz.application.job.CronSchedule;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.Recurrence;
import com.smallbiz.application.port.out.RecurringJobs;
import com.smallbiz.application.port.out.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link RecurringJobs} keeps to. */
public abstract class RecurringJobsContract {

  private static final String NAME = "clean-up";
  private static final CronSchedule HOURLY = new CronSchedule("0 * * * *", ZoneOffset.UTC);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final JobId JOB = new JobId(UUID.randomUUID());

  /** None at all when a test begins. */
  protected abstract RecurringJobs recurringJobs();

  protected abstract Transactions transactions();

  /** Makes them believe that this much time has passed since all that happened so far. */
  protected abstract void letPass(Duration duration);

  @Test
  void aRecurringJobIsFoundAsItWasDefined() {
    Instant next = nextHour();
    var schedule = new CronSchedule("30 2 * * 1-5", ZoneId.of("Europe/Berlin"));

    recurringJobs().define(NAME, schedule, next);

    assertThat(recurringJobs().find(NAME))
        .contains(new Recurrence(NAME, schedule, next, false, null, null, null));
    assertThat(recurringJobs().find("other")).isEmpty();
  }

  @Test
  void itIsDueWhenItsTimeHasCome() {
    recurringJobs().define(NAME, HOURLY, nextHour());
    assertThat(due()).isEmpty();
    assertThat(recurringJobs().take(NAME)).isEmpty();

    letPass(HOUR);

    assertThat(due()).containsExactly(NAME);
    assertThat(recurringJobs().take(NAME)).isEqualTo(recurringJobs().find(NAME)).isPresent();
  }

  @Test
  void onlyWhatIsAskedForIsSaidToBeDue() {
    defineDue("one");
    defineDue("other");

    assertThat(recurringJobs().due(Set.of("one", "unheard-of"))).containsExactly("one");
    assertThat(recurringJobs().due(Set.of())).isEmpty();
    assertThat(recurringJobs().take("unheard-of")).isEmpty();
  }

  @Test
  void afterItsTurnItIsDueAtItsNextTime() {
    defineDue(NAME);
    Instant now = recurringJobs().now();

    recurringJobs().ran(NAME, JOB, nextHour());

    assertThat(due()).isEmpty();
    assertThat(recurringJobs().take(NAME)).isEmpty();
    Recurrence recurrence = find();
    assertThat(recurrence.nextRunAt()).isAfter(now);
    assertThat(recurrence.lastJob()).isEqualTo(JOB);
    assertThat(recurrence.lastRunAt()).isCloseTo(now, within(5, ChronoUnit.SECONDS));

    letPass(HOUR);
    assertThat(due()).containsExactly(NAME);
  }

  @Test
  void aTurnThatIsUndoneIsTakenByTheNext() {
    defineDue(NAME);

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          recurringJobs().take(NAME);
                          recurringJobs().ran(NAME, JOB, nextHour());
                          throw new IllegalStateException("on purpose");
                        }));

    assertThat(due()).containsExactly(NAME);
    assertThat(recurringJobs().take(NAME)).isPresent();
    assertThat(find().lastJob()).isNull();
  }

  @Test
  void whatIsPausedIsNotDue() {
    defineDue(NAME);

    recurringJobs().pause(NAME);

    assertThat(due()).isEmpty();
    assertThat(recurringJobs().take(NAME)).isEmpty();
    assertThat(find().paused()).isTrue();
  }

  @Test
  void definedAgainWithTheSameScheduleItStaysAsItIs() {
    defineDue(NAME);
    Recurrence before = find();

    recurringJobs().define(NAME, HOURLY, nextHour());

    assertThat(find()).isEqualTo(before);
  }

  @Test
  void definedAgainWithAnotherScheduleOrZoneItIsDueByThat() {
    defineDue(NAME);
    recurringJobs().ran(NAME, JOB, nextHour());
    recurringJobs().pause(NAME);
    Recurrence before = find();
    Instant next = nextHour().plus(HOUR);

    var inBerlin = new CronSchedule(HOURLY.cron(), ZoneId.of("Europe/Berlin"));
    recurringJobs().define(NAME, inBerlin, next);

    assertThat(find())
        .isEqualTo(
            new Recurrence(NAME, inBerlin, next, true, before.lastRunAt(), before.lastJob(), null));
  }

  @Test
  void aTurnThatIsDueIsNotLostToAnotherSchedule() {
    defineDue(NAME);

    var nightly = new CronSchedule("30 2 * * *", ZoneOffset.UTC);
    recurringJobs().define(NAME, nightly, nextHour());

    assertThat(due()).containsExactly(NAME);
    assertThat(find().schedule()).isEqualTo(nightly);
  }

  @Test
  void whatIsGoneIsRestoredAndWhatIsThereIsLeftAsItIs() {
    Instant next = nextHour();
    recurringJobs().restore(NAME, HOURLY, next);
    Recurrence restored = find();
    assertThat(restored).isEqualTo(new Recurrence(NAME, HOURLY, next, false, null, null, null));

    var older = new CronSchedule("30 2 * * *", ZoneOffset.UTC);
    recurringJobs().restore(NAME, older, next.plusSeconds(1));

    assertThat(find()).isEqualTo(restored);
  }

  @Test
  void whatNobodyVouchesForIsKeptForADay() {
    recurringJobs().define("old", HOURLY, nextHour());
    recurringJobs().define("new", HOURLY, nextHour());

    letPass(Duration.ofHours(23));
    recurringJobs().due(Set.of("new"));
    assertThat(recurringJobs().find("old")).isPresent();

    letPass(Duration.ofHours(2));
    recurringJobs().due(Set.of("new"));
    assertThat(recurringJobs().find("old")).isEmpty();
    assertThat(recurringJobs().find("new")).isPresent();
  }

  @Test
  void whatWasAwayForLongIsKeptIfItIsDefinedAgain() {
    defineDue(NAME);

    letPass(Duration.ofDays(30));
    recurringJobs().define(NAME, HOURLY, nextHour());

    assertThat(due()).containsExactly(NAME);
  }

  @Test
  void allAreListedByName() {
    assertThat(recurringJobs().list()).isEmpty();

    recurringJobs().define("two", HOURLY, nextHour());
    recurringJobs().define("one", HOURLY, nextHour());

    assertThat(recurringJobs().list()).extracting(Recurrence::name).containsExactly("one", "two");
    assertThat(recurringJobs().list())
        .containsExactly(
            recurringJobs().find("one").orElseThrow(), recurringJobs().find("two").orElseThrow());
  }

  @Test
  void whatIsAskedForIsDueAtOnceAndOnce() {
    recurringJobs().define(NAME, HOURLY, nextHour());
    Instant regular = find().nextRunAt();

    assertThat(recurringJobs().ask(NAME)).isTrue();
    Instant asked = find().askedAt();
    assertThat(recurringJobs().ask(NAME)).isTrue();

    assertThat(due()).containsExactly(NAME);
    assertThat(recurringJobs().take(NAME)).isPresent();
    assertThat(asked).isNotNull().isEqualTo(find().askedAt());
    assertThat(find().nextRunAt()).isEqualTo(regular);

    recurringJobs().ran(NAME, JOB, regular);

    assertThat(due()).isEmpty();
    assertThat(recurringJobs().take(NAME)).isEmpty();
    assertThat(find().askedAt()).isNull();
    assertThat(find().lastJob()).isEqualTo(JOB);
    assertThat(find().nextRunAt()).isEqualTo(regular);
  }

  @Test
  void whatIsAskedForIsDueThoughItIsPaused() {
    defineDue(NAME);
    recurringJobs().pause(NAME);

    recurringJobs().ask(NAME);
    assertThat(due()).containsExactly(NAME);
    assertThat(recurringJobs().take(NAME)).isPresent();

    recurringJobs().ran(NAME, JOB, nextHour());
    assertThat(due()).isEmpty();
    assertThat(find().paused()).isTrue();
  }

  @Test
  void whatWasAskedForIsNotForgottenForAnotherSchedule() {
    recurringJobs().define(NAME, HOURLY, nextHour());
    recurringJobs().ask(NAME);

    recurringJobs().define(NAME, new CronSchedule("30 2 * * *", ZoneOffset.UTC), nextHour());

    assertThat(due()).containsExactly(NAME);
  }

  @Test
  void turnsThatCameDuringAPauseAreLeftOut() {
    defineDue(NAME);
    recurringJobs().pause(NAME);
    recurringJobs().pause(NAME);
    Instant next = nextHour();

    assertThat(recurringJobs().resume(NAME, next)).isTrue();

    assertThat(due()).isEmpty();
    assertThat(find().paused()).isFalse();
    assertThat(find().nextRunAt()).isEqualTo(next);
  }

  @Test
  void aTurnThatHasNotComeYetIsNotMovedByAPause() {
    recurringJobs().define(NAME, HOURLY, nextHour());
    Instant next = find().nextRunAt();
    recurringJobs().pause(NAME);

    recurringJobs().resume(NAME, next.plus(HOUR));

    assertThat(find().nextRunAt()).isEqualTo(next);
  }

  @Test
  void whatIsDueAndNotPausedIsNotLeftOut() {
    defineDue(NAME);

    assertThat(recurringJobs().resume(NAME, nextHour())).isTrue();

    assertThat(due()).containsExactly(NAME);
  }

  @Test
  void nothingIsDecidedAboutWhatIsNotKnown() {
    assertThat(recurringJobs().ask(NAME)).isFalse();
    assertThat(recurringJobs().pause(NAME)).isFalse();
    assertThat(recurringJobs().resume(NAME, nextHour())).isFalse();
    assertThat(recurringJobs().find(NAME)).isEmpty();
  }

  private void defineDue(String name) {
    recurringJobs().define(name, HOURLY, nextHour());
    letPass(HOUR);
  }

  private Instant nextHour() {
    return recurringJobs().now().plus(Duration.ofMinutes(59));
  }

  private Set<String> due() {
    return recurringJobs().due(Set.of(NAME));
  }

  private Recurrence find() {
    return recurringJobs().find(NAME).orElseThrow();
  }
}
