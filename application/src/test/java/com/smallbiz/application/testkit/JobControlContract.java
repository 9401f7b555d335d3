package com.smallbiz.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.FinishedJob;
import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobAction;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobOutcome.Died;
import com.smallbiz.application.job.JobOutcome.HandedBack;
import com.smallbiz.application.job.JobOutcome.Succeeded;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.Leftover;
import com.smallbiz.application.port.out.JobControl;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What every {@link JobControl} does to jobs. */
public abstract class JobControlContract extends JobsFixture {

  private static final JobError KILLED = new JobError("killed", "An operator ended the job");
  private static final long EPOCH = 1_700_000_000_000_000L;

  protected abstract JobControl control();

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SCHEDULED")
  void aStateAllowsWhatTheActionsSay(JobState state) {
    assertThat(control().retry(List.of(in(state))))
        .hasSize(JobAction.RETRY.isAllowedIn(state) ? 1 : 0);
    assertThat(control().kill(List.of(in(state)), KILLED))
        .hasSize(JobAction.KILL.isAllowedIn(state) ? 1 : 0);
    assertThat(control().delete(List.of(in(state))))
        .isEqualTo(JobAction.DELETE.isAllowedIn(state) ? 1 : 0);
  }

  @Test
  void onlyJobsInTheStateThatIsMeantAreHeld() {
    JobId dead = in(JobState.DEAD);
    JobId retrying = in(JobState.RETRYING);

    assertThat(control().hold(List.of(dead, retrying), JobState.DEAD)).containsExactly(dead);
    assertThat(control().hold(List.of(), JobState.DEAD)).isEmpty();
  }

  @Test
  void whatAStateForbidsChangesNothing() {
    JobId running = started(enqueued()).id();
    JobId succeeded = succeeded();
    List<Job> before = List.of(found(running), found(succeeded));

    assertThat(control().retry(List.of(running, succeeded))).isEmpty();
    assertThat(control().kill(List.of(running, succeeded), KILLED)).isEmpty();
    assertThat(control().delete(List.of(running))).isZero();

    assertThat(List.of(found(running), found(succeeded))).isEqualTo(before);
  }

  @Test
  void nothingIsDoneToJobsThatAreGone() {
    List<JobId> gone = List.of(nextId());

    assertThat(control().retry(gone)).isEmpty();
    assertThat(control().kill(gone, KILLED)).isEmpty();
    assertThat(control().delete(gone)).isZero();
    assertThat(control().delete(List.of())).isZero();
    assertThat(control().findForUpdate(gone.get(0))).isEmpty();
  }

  @Test
  void aDeadJobThatIsRetriedBeginsAnewAndKeepsItsLastError() {
    JobId id = dead();
    Job before = found(id);

    Instant earliest = now().truncatedTo(ChronoUnit.MICROS);
    List<Job> retried = control().retry(List.of(id));
    Instant latest = now();

    assertThat(retried).containsExactly(found(id));
    Job job = retried.get(0);
    assertThat(job.state()).isEqualTo(JobState.RETRYING);
    assertThat(job.attempt()).isZero();
    assertThat(job.token()).isEqualTo(before.token());
    assertThat(job.finishedAt()).isNull();
    assertThat(job.nextAttemptAt()).isBetween(earliest, latest);
    assertThat(job.enqueuedAt()).isEqualTo(before.enqueuedAt());
    assertThat(job.lastError()).isEqualTo(ERROR);
    started(id);
    assertThat(found(id).attempt()).isEqualTo(1);
  }

  @Test
  void aJobThatWaitsForItsNextAttemptIsBroughtForward() {
    JobId id = retrying();
    assertThat(start(claim(id))).isFalse();

    List<Job> retried = control().retry(List.of(id));

    assertThat(retried).extracting(Job::attempt).containsExactly(1);
    started(id);
    assertThat(found(id).attempt()).isEqualTo(2);
  }

  @Test
  void aScheduledJobThatIsRetriedEarlyAndHandedBackIsDueAtOnce() {
    JobId id = scheduled(null, Duration.ofDays(3));
    control().retry(List.of(id));

    run(id, new HandedBack());

    assertThat(jobs().untilDue(List.of(id))).containsEntry(id, Duration.ZERO);
    started(id);
  }

  @Test
  void aScheduledJobThatIsKilledAndRetriedAndBeginsAnewIsDueAtOnce() {
    JobId id = scheduled("k", Duration.ofDays(3));
    control().kill(List.of(id), KILLED);
    control().retry(List.of(id));
    Claim claim = started(id);
    enqueuedUnique("k");

    jobs().finish(List.of(new FinishedJob(claim, new Succeeded())));

    assertThat(jobs().untilDue(List.of(id))).containsEntry(id, Duration.ZERO);
    started(id);
  }

  @Test
  void aJobThatWasScheduledForATimeThatHasComeKeepsThatTimeWhenItIsRetried() {
    JobId id = scheduled(null, DELAY);
    letPass(DELAY.multipliedBy(2));
    Instant time = found(id).scheduledAt();

    control().retry(List.of(run(id, new Died(ERROR))));

    assertThat(found(id).scheduledAt()).isEqualTo(time);
  }

  @Test
  void aDeadJobIsOnlyStartedUnderALaterClaim() {
    JobId id = enqueued();
    Claim slow = claim(id);
    run(id, new Died(ERROR));

    control().retry(List.of(id));

    assertThat(start(slow)).isFalse();
    started(id);
  }

  /** The word to the queue may get lost, and the queue may have forgotten the job long since. */
  @Test
  void aJobThatIsRetriedIsALeftoverWhateverTheQueueKnewOfIt() {
    JobId dead = dead();
    JobId retrying = retrying();
    jobs().handedOver(List.of(dead, retrying), EPOCH);
    letPass(Duration.ofSeconds(2));

    List<Job> retried = control().retry(List.of(dead, retrying));

    assertThat(jobs().leftovers("default", EPOCH, 10))
        .extracting(Leftover::dispatch)
        .containsExactlyInAnyOrderElementsOf(
            retried.stream()
                .map(
                    job ->
                        Dispatch.waiting(job.id(), "default", "ping", Duration.ZERO, job.token()))
                .toList());
  }

  @Test
  void aDeadJobWhoseWorkALiveOneDoesIsNotRetried() {
    JobId dead = run(enqueuedUnique("k"), new Died(ERROR));
    JobId live = enqueuedUnique("k");

    assertThat(control().retry(List.of(dead))).isEmpty();

    assertThat(found(dead).state()).isEqualTo(JobState.DEAD);
    assertThat(jobs().findLive("k")).contains(live);
  }

  @Test
  void aLiveJobIsNotInItsOwnWay() {
    JobId dead = run(enqueuedUnique("k"), new Died(ERROR));

    assertThat(control().retry(List.of(dead))).hasSize(1);
    assertThat(control().retry(List.of(dead))).hasSize(1);
  }

  @Test
  void ofDeadJobsWithTheSameKeyTheNewestIsRetried() {
    JobId older = run(enqueuedUnique("k"), new Died(ERROR));
    JobId newer = run(enqueuedUnique("k"), new Died(ERROR));
    JobId other = run(enqueuedUnique("l"), new Died(ERROR));
    JobId without = dead();
    JobId alsoWithout = dead();

    assertThat(control().retry(List.of(older, newer, other, without, alsoWithout)))
        .extracting(Job::id)
        .containsExactlyInAnyOrder(newer, other, without, alsoWithout);
  }

  @Test
  void aJobThatIsKilledIsDeadWithTheReason() {
    JobId id = enqueued();

    Instant earliest = now().truncatedTo(ChronoUnit.MICROS);
    List<Job> killed = control().kill(List.of(id), KILLED);
    Instant latest = now();

    assertThat(killed).containsExactly(found(id));
    Job job = killed.get(0);
    assertThat(job.state()).isEqualTo(JobState.DEAD);
    assertThat(job.lastError()).isEqualTo(KILLED);
    assertThat(job.finishedAt()).isBetween(earliest, latest);
    assertThat(job.lastErrorAt()).isEqualTo(job.finishedAt());
    assertThat(start(claim(id))).isFalse();
    assertThat(jobs().untilDue(List.of(id))).isEmpty();
  }

  @Test
  void aJobThatIsKilledWhileItWaitsForItsTimeWaitsNoMore() {
    JobId id = retrying();

    control().kill(List.of(id), KILLED);

    assertThat(found(id).nextAttemptAt()).isNull();
    letPass(DELAY);
    assertThat(start(claim(id))).isFalse();
    assertThat(jobs().leftovers("default", EPOCH, 10)).isEmpty();
  }

  @Test
  void theWorkOfAJobThatIsKilledOrDeletedMayBeAskedForAgain() {
    JobId killed = enqueuedUnique("k");
    control().kill(List.of(killed), KILLED);
    JobId deleted = enqueuedUnique("k");
    control().delete(List.of(deleted));

    assertThat(enqueuedUnique("k")).isNotIn(killed, deleted);
    assertThat(control().retry(List.of(killed))).isEmpty();
  }

  @Test
  void aJobThatIsDeletedIsGone() {
    JobId id = dead();

    assertThat(control().delete(List.of(id))).isEqualTo(1);

    assertThat(jobs().find(id)).isEmpty();
    assertThat(control().delete(List.of(id))).isZero();
  }

  @Test
  void aSuccessIsFoundForADay() {
    JobId id = succeeded();
    letPass(Duration.ofHours(23));
    assertThat(findForUpdate(id)).isPresent();

    letPass(Duration.ofHours(1));
    assertThat(findForUpdate(id)).isEmpty();
  }

  @Test
  void whatIsUndoneWasNeverDone() {
    JobId id = dead();
    Job before = found(id);

    assertThatThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          control().retry(List.of(id));
                          throw new IllegalStateException("undone");
                        }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(found(id)).isEqualTo(before);
  }

  private Optional<Job> findForUpdate(JobId id) {
    return transactions().inTransaction(() -> control().findForUpdate(id));
  }
}
