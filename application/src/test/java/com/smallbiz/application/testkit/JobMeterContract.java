package com.smallbiz.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.port.out.JobMeter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a {@link JobMeter} is told, those who watch it see. */
public abstract class JobMeterContract {

  private static final List<String> EVENTS =
      List.of("enqueued", "started", "finished", "failed", "retried", "dead");
  private static final JobError ERROR = new JobError("too_loud", "It was too loud");
  private static final Instant DUE = Instant.parse("2026-11-22T14:00:00Z");
  private static final Duration RUN = Duration.ofMillis(250);

  /** Nothing was counted when a test begins. It knows of the type "ping". */
  protected abstract JobMeter meter();

  /** How often this befell jobs of this type in this queue. */
  protected abstract long count(String what, String type, String queue);

  /** How many jobs this befell. */
  protected abstract long count(String what);

  /** How many times were measured, of waiting ("wait") or running ("run"). */
  protected abstract long times(String what, String type, String queue);

  /** Their sum. */
  protected abstract Duration sum(String what, String type, String queue);

  @Test
  void jobsAreCountedByTypeAndQueue() {
    meter().enqueued("ping", "default");
    meter().enqueued("ping", "default");
    meter().enqueued("ping", "integrations");

    assertThat(count("enqueued", "ping", "default")).isEqualTo(2);
    assertThat(count("enqueued", "ping", "integrations")).isEqualTo(1);
  }

  @Test
  void aFirstAttemptIsCountedWithItsWait() {
    meter().started(job(1, null));

    assertThat(count("started", "ping", "default")).isEqualTo(1);
    assertThat(times("wait", "ping", "default")).isEqualTo(1);
    assertThat(sum("wait", "ping", "default")).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void nobodyKnowsHowLongALaterAttemptHasWaited() {
    meter().started(job(2, DUE));
    meter().started(job(1, DUE));

    assertThat(count("started", "ping", "default")).isEqualTo(2);
    assertThat(times("wait", "ping", "default")).isZero();
  }

  @Test
  void aSuccessIsCountedWithItsTime() {
    end(new JobOutcome.Succeeded());

    assertCounted("finished");
    assertThat(times("run", "ping", "default")).isEqualTo(1);
    assertThat(sum("run", "ping", "default")).isEqualTo(RUN);
  }

  @Test
  void aFailureIsRetriedOrDead() {
    end(new JobOutcome.Retry(Duration.ZERO, ERROR));
    assertCounted("failed", "retried");

    end(new JobOutcome.Died(ERROR));
    assertThat(count("failed", "ping", "default")).isEqualTo(2);
    assertThat(count("dead", "ping", "default")).isEqualTo(1);
    assertThat(times("run", "ping", "default")).isEqualTo(2);
  }

  @Test
  void whatWasNotRunToAnEndIsNoRun() {
    end(new JobOutcome.Postponed(Duration.ZERO, ERROR));
    end(new JobOutcome.HandedBack());

    assertCounted();
    assertThat(times("run", "ping", "default")).isZero();
  }

  @Test
  void aPoisonedJobIsDeadAndHasNotFailed() {
    meter().poisoned(job(1, null));

    assertCounted("dead");
  }

  @Test
  void jobsThatAreHandedInLateOrAgainAndLapsedLeasesAreCounted() {
    meter().swept(2);
    meter().restored(30);
    meter().reaped(1);
    meter().reaped(0);

    assertThat(count("swept")).isEqualTo(2);
    assertThat(count("restored")).isEqualTo(30);
    assertThat(count("reaped")).isEqualTo(1);
  }

  private void end(JobOutcome outcome) {
    meter().ended(job(1, null), outcome, RUN);
  }

  private void assertCounted(String... once) {
    assertThat(EVENTS)
        .allSatisfy(
            event ->
                assertThat(count(event, "ping", "default"))
                    .as(event)
                    .isEqualTo(List.of(once).contains(event) ? 1 : 0));
  }

  /** A job that was started two seconds after it was due. */
  protected static Job job(int attempt, Instant lastErrorAt) {
    return job("ping", attempt, lastErrorAt);
  }

  protected static Job job(String type, int attempt, Instant lastErrorAt) {
    return new Job(
        new JobId(new UUID(0, 1)),
        type,
        1,
        "default",
        "{}",
        null,
        Shop.ORIGIN,
        JobState.RUNNING,
        attempt,
        3,
        0,
        7,
        DUE.minusSeconds(60),
        DUE,
        DUE.plusSeconds(2),
        null,
        null,
        lastErrorAt == null ? null : ERROR,
        lastErrorAt,
        Set.of());
  }
}
