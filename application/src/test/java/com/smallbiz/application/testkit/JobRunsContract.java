package com.smallbiz.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.DueTime;
import com.smallbiz.application.job.FinishedJob;
import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobAttempt;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.job.JobOutcome.Died;
import com.smallbiz.application.job.JobOutcome.HandedBack;
import com.smallbiz.application.job.JobOutcome.Postponed;
import com.smallbiz.application.job.JobOutcome.Retry;
import com.smallbiz.application.job.JobOutcome.Succeeded;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.NewJob;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.job.Poison;
import com.smallbiz.application.job.StartedJob;
import com.smallbiz.application.port.out.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The part of {@link JobsContract} that is about starting and finishing. */
abstract class JobRunsContract {

  static final Duration DELAY = Duration.ofMinutes(10);
  static final JobError ERROR = new JobError("external_unavailable", "It did not answer 🦊");

  private final SequentialIds ids = new SequentialIds();
  private long lastToken;

  /** No jobs at all when a test begins. */
  protected abstract Jobs jobs();

  /** The time by the clock that the jobs go by. */
  protected abstract Instant now();

  /** Makes the jobs believe that this much time has passed since all that happened so far. */
  protected abstract void letPass(Duration duration);

  @Test
  void aStartedJobRunsUnderItsClaim() {
    JobId id = enqueued(aJob());
    Claim claim = claim(id);

    var before = now();
    List<StartedJob> started = jobs().start(List.of(claim), false);
    var after = now();

    assertThat(started).containsExactly(new StartedJob(claim, found(id)));
    Job job = found(id);
    assertThat(job.state()).isEqualTo(JobState.RUNNING);
    assertThat(job.attempt()).isEqualTo(1);
    assertThat(job.token()).isEqualTo(claim.token());
    assertThat(job.startedAt()).isBetween(before.truncatedTo(ChronoUnit.MICROS), after);
    assertThat(job.arguments()).isEqualTo(aJob().arguments());
  }

  @Test
  void manyJobsAreStartedAndFinishedTogether() {
    List<Claim> claims = IntStream.range(0, 200).mapToObj(it -> claim(enqueued(aJob()))).toList();

    assertThat(jobs().start(claims, false))
        .extracting(StartedJob::claim)
        .containsExactlyInAnyOrderElementsOf(claims);
    Map<JobId, JobState> states =
        jobs().finish(claims.stream().map(it -> new FinishedJob(it, new Succeeded())).toList());

    assertThat(states).hasSize(200);
    assertThat(states.values()).containsOnly(JobState.SUCCEEDED);
  }

  @Test
  void nothingIsDoneForNothing() {
    assertThat(jobs().start(List.of(), true)).isEmpty();
    assertThat(jobs().finish(List.of())).isEmpty();
    assertThat(jobs().untilDue(List.of())).isEmpty();
  }

  @Test
  void aJobThatIsGoneIsNotStarted() {
    assertThat(jobs().start(List.of(claim(nextId())), true)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("outcomesThatEndAJob")
  void aJobThatEndedIsNotStarted(JobOutcome outcome) {
    JobId id = enqueued(aJob());
    run(id, outcome);

    assertThat(jobs().start(List.of(claim(id)), true)).isEmpty();
    assertThat(jobs().untilDue(List.of(id))).isEmpty();
    assertThat(found(id).state()).isEqualTo(stateAfter(outcome));
  }

  @Test
  void aLaterClaimTakesAJobOver() {
    JobId id = enqueued(aJob());
    Claim lapsed = started(id);

    Claim claim = started(id);

    assertThat(found(id).attempt()).isEqualTo(1);
    assertThat(found(id).crashes()).isEqualTo(1);
    assertThat(finish(lapsed, new Died(ERROR))).isEmpty();
    assertThat(found(id).state()).isEqualTo(JobState.RUNNING);
    assertThat(finish(claim, new Succeeded())).containsEntry(id, JobState.SUCCEEDED);
  }

  @Test
  void anEarlierClaimTakesNothingOver() {
    JobId id = enqueued(aJob());
    Claim slow = claim(id);
    Claim quick = started(id);

    assertThat(jobs().start(List.of(slow), true)).isEmpty();

    assertThat(found(id).token()).isEqualTo(quick.token());
    assertThat(finish(slow, new Succeeded())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("outcomesThatKeepAJobAlive")
  void aJobThatWaitsIsStartedUnderALaterClaimOnly(JobOutcome outcome) {
    JobId id = enqueued(aJob());
    Claim slow = claim(id);
    Claim quick = started(id);
    finish(quick, outcome);
    letPass(DELAY);

    assertThat(jobs().start(List.of(slow), true)).isEmpty();
    assertThat(jobs().start(List.of(quick), true)).isEmpty();

    assertThat(found(id).state()).isEqualTo(stateAfter(outcome));
    started(id);
  }

  @Test
  void aStartWhoseAnswerWasLostMayBeRepeatedAndCountsOnce() {
    JobId id = enqueued(aJob());
    Claim claim = started(id);

    assertThat(jobs().start(List.of(claim), false))
        .containsExactly(new StartedJob(claim, found(id)));

    assertThat(found(id).attempt()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void anEndWhoseAnswerWasLostMayBeRepeatedAndIsToldAgain(JobOutcome outcome) {
    JobId id = enqueued(aJob());
    Claim claim = started(id);
    Map<JobId, JobState> states = finish(claim, outcome);
    Job recorded = found(id);

    assertThat(finish(claim, outcome)).isEqualTo(states);

    assertThat(found(id)).isEqualTo(recorded);
  }

  @Test
  void aJobThatSucceededHasAnEnd() {
    JobId id = enqueued(aJob());
    Claim claim = started(id);

    var before = now();
    assertThat(finish(claim, new Succeeded())).containsEntry(id, JobState.SUCCEEDED);
    var after = now();

    Job job = found(id);
    assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(job.finishedAt()).isBetween(before.truncatedTo(ChronoUnit.MICROS), after);
    assertThat(job.lastError()).isNull();
  }

  @Test
  void aJobThatDiedHasAnEndAndAReason() {
    JobId id = enqueued(aJob());
    Claim claim = started(id);

    assertThat(finish(claim, new Died(ERROR))).containsEntry(id, JobState.DEAD);

    Job job = found(id);
    assertThat(job.finishedAt()).isNotNull();
    assertThat(job.lastError()).isEqualTo(ERROR);
    assertThat(job.lastErrorAt()).isEqualTo(job.finishedAt());
  }

  @Test
  void aJobThatIsToBeRetriedWaitsForItsTime() {
    JobId id = enqueued(aJob());
    Claim claim = started(id);

    var before = now();
    assertThat(finish(claim, new Retry(DELAY, ERROR))).containsEntry(id, JobState.RETRYING);
    var after = now();

    Job job = found(id);
    assertThat(job.attempt()).isEqualTo(1);
    assertThat(job.finishedAt()).isNull();
    assertThat(job.lastError()).isEqualTo(ERROR);
    assertThat(job.nextAttemptAt())
        .isBetween(before.plus(DELAY).truncatedTo(ChronoUnit.MICROS), after.plus(DELAY));
    assertThat(jobs().start(List.of(claim(id)), true)).isEmpty();

    letPass(DELAY);

    started(id);
    assertThat(found(id).attempt()).isEqualTo(2);
    assertThat(found(id).nextAttemptAt()).isNull();
    assertThat(found(id).lastError()).isEqualTo(ERROR);
  }

  @Test
  void anErrorIsRecordedWhateverItQuotes() {
    JobId id = enqueued(aJob());

    run(id, new Retry(DELAY, new JobError("internal_error", "before \0 \ud800 after")));

    assertThat(found(id).state()).isEqualTo(JobState.RETRYING);
    assertThat(found(id).lastError().message()).startsWith("before").endsWith("after");
  }

  @Test
  void aJobIsNotSentAwayForLessThanASecond() {
    JobId id = enqueued(aJob());
    finish(started(id), new Retry(DELAY, ERROR));

    letPass(DELAY.minusMillis(900));

    assertThat(jobs().start(List.of(claim(id)), true)).hasSize(1);
  }

  @Test
  void aJobThatIsPostponedHasNotBeenTried() {
    JobId id = enqueued(aJob());

    assertThat(run(id, new Postponed(DELAY, ERROR))).containsEntry(id, JobState.RETRYING);

    assertThat(found(id).attempt()).isZero();
    assertThat(found(id).lastError()).isEqualTo(ERROR);
    assertThat(jobs().start(List.of(claim(id)), true)).isEmpty();
  }

  @Test
  void aJobThatIsHandedBackHasNotBeenTriedAndIsDueAtOnce() {
    JobId id = enqueued(aJob());

    assertThat(run(id, new HandedBack())).containsEntry(id, JobState.ENQUEUED);

    assertThat(found(id).attempt()).isZero();
    started(id);
    assertThat(found(id).attempt()).isEqualTo(1);
  }

  @Test
  void outcomesOfEveryKindAreRecordedTogether() {
    List<FinishedJob> finished =
        outcomes().map(it -> new FinishedJob(started(enqueued(aJob())), it)).toList();

    Map<JobId, JobState> states = jobs().finish(finished);

    assertThat(finished)
        .allSatisfy(
            it -> assertThat(states).containsEntry(it.claim().id(), stateAfter(it.outcome())));
  }

  @Test
  void attemptsThatFailedOrWereLostAreKept() {
    JobId id = enqueued(aJob());
    var before = now().truncatedTo(ChronoUnit.MICROS);
    run(id, new Retry(Duration.ZERO, ERROR));
    started(id);
    run(id, new Postponed(Duration.ZERO, ERROR));
    run(id, new HandedBack());
    run(id, new Succeeded());

    List<JobAttempt> attempts = jobs().attempts(id);

    assertThat(attempts).extracting(JobAttempt::attempt).containsExactly(1, 2);
    assertThat(attempts).extracting(JobAttempt::error).containsExactly(ERROR, Poison.WORKER_LOST);
    assertThat(attempts)
        .allSatisfy(
            it -> {
              assertThat(it.startedAt()).isBetween(before, it.endedAt());
              assertThat(it.endedAt()).isBeforeOrEqualTo(now());
            });
    assertThat(jobs().attempts(nextId())).isEmpty();
  }

  @Test
  void anAttemptThatIsRecordedTwiceIsKeptOnce() {
    JobId id = enqueued(aJob());
    Claim claim = started(id);
    finish(claim, new Died(ERROR));
    finish(claim, new Died(ERROR));

    assertThat(jobs().attempts(id)).hasSize(1);
  }

  @Test
  void aJobThatLosesItsThirdWorkerInARowIsDeadAsPoison() {
    JobId id = enqueued(aJob());
    started(id);
    started(id);
    started(id);

    assertThat(jobs().start(List.of(claim(id)), true)).isEmpty();

    Job job = found(id);
    assertThat(job.state()).isEqualTo(JobState.DEAD);
    assertThat(job.lastError()).isEqualTo(Poison.POISON);
    assertThat(job.finishedAt()).isNotNull();
    assertThat(jobs().attempts(id)).hasSize(3);
    assertThat(jobs().untilDue(List.of(id))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("outcomesThatKeepAJobAlive")
  void aJobWhoseAttemptComesToAnEndIsNoLongerSuspected(JobOutcome outcome) {
    JobId id = enqueued(aJob());
    started(id);
    started(id);
    assertThat(found(id).isSuspect()).isFalse();
    Claim claim = started(id);
    assertThat(found(id).isSuspect()).isTrue();

    finish(claim, outcome);

    assertThat(found(id).crashes()).isZero();
  }

  @Test
  void oneSuspectIsStartedAtATimeAndNoneWhereThatIsNotWanted() {
    List<JobId> jobs = List.of(enqueued(aJob()), enqueued(aJob()), enqueued(aJob()));
    JobId innocent = enqueued(aJob());
    jobs.forEach(this::started);
    jobs.forEach(this::started);
    started(innocent);

    List<Claim> unwanted = claims(jobs, innocent);
    assertThat(jobs().start(unwanted, false))
        .extracting(it -> it.job().id())
        .containsExactly(innocent);
    assertThat(jobs)
        .allSatisfy(
            id -> {
              assertThat(found(id).crashes()).isEqualTo(1);
              assertThat(jobs().attempts(id)).hasSize(1);
              assertThat(jobs().untilDue(List.of(id))).containsEntry(id, Duration.ofSeconds(1));
            });

    assertThat(jobs().start(claims(jobs, nextId()), true))
        .singleElement()
        .satisfies(it -> assertThat(it.job().isSuspect()).isTrue());
  }

  private List<Claim> claims(List<JobId> some, JobId other) {
    return Stream.concat(some.stream(), Stream.of(other)).map(this::claim).toList();
  }

  @Test
  void untilDueTellsOfEveryLiveJobHowLongItStillWaits() {
    JobId retrying = enqueued(aJob());
    run(retrying, new Retry(DELAY, ERROR));
    letPass(Duration.ofMinutes(4));
    JobId due = enqueued(aJob());
    JobId running = enqueued(aJob());
    started(running);
    JobId ended = enqueued(aJob());
    run(ended, new Succeeded());

    Map<JobId, Duration> waits = jobs().untilDue(List.of(retrying, due, running, ended, nextId()));

    assertThat(waits).containsOnlyKeys(retrying, due, running).containsEntry(due, Duration.ZERO);
    assertThat(waits.get(running)).isEqualTo(Duration.ofSeconds(5));
    assertThat(waits.get(retrying)).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
  }

  static Stream<JobOutcome> outcomes() {
    return Stream.concat(outcomesThatEndAJob(), outcomesThatKeepAJobAlive());
  }

  static Stream<JobOutcome> outcomesThatEndAJob() {
    return Stream.of(new Succeeded(), new Died(ERROR));
  }

  static Stream<JobOutcome> outcomesThatKeepAJobAlive() {
    return Stream.of(new Retry(DELAY, ERROR), new Postponed(DELAY, ERROR), new HandedBack());
  }

  static JobState stateAfter(JobOutcome outcome) {
    if (outcome instanceof Succeeded) {
      return JobState.SUCCEEDED;
    }
    if (outcome instanceof Died) {
      return JobState.DEAD;
    }
    return outcome instanceof HandedBack ? JobState.ENQUEUED : JobState.RETRYING;
  }

  /** What a job of these tests may be; a ping in the default queue unless it says otherwise. */
  record Sketch(String queue, String arguments, String uniqueKey, Set<String> redacted, JobId id) {

    Sketch withQueue(String queue) {
      return new Sketch(queue, arguments, uniqueKey, redacted, id);
    }

    Sketch withArguments(String arguments) {
      return new Sketch(queue, arguments, uniqueKey, redacted, id);
    }

    Sketch withUniqueKey(String uniqueKey) {
      return new Sketch(queue, arguments, uniqueKey, redacted, id);
    }

    Sketch redacting(String... names) {
      return new Sketch(queue, arguments, uniqueKey, Set.of(names), id);
    }

    NewJob toNewJob() {
      return new NewJob(
          id,
          "ping",
          1,
          queue,
          arguments,
          uniqueKey,
          new Origin("request-1", "00-1-2-01"),
          25,
          DueTime.NOW,
          redacted);
    }
  }

  Sketch aJob() {
    return new Sketch("default", "{\"message\":\"hello\"}", null, Set.of(), nextId());
  }

  JobId nextId() {
    return new JobId(ids.next());
  }

  JobId enqueued(Sketch job) {
    return jobs().enqueue(job.toNewJob()).id();
  }

  Job found(JobId id) {
    return jobs().find(id).orElseThrow();
  }

  /** A claim that is later than all before it. */
  Claim claim(JobId id) {
    return new Claim(id, "default", ++lastToken);
  }

  Claim started(JobId id) {
    Claim claim = claim(id);
    assertThat(jobs().start(List.of(claim), true))
        .extracting(StartedJob::claim)
        .containsExactly(claim);
    return claim;
  }

  Map<JobId, JobState> finish(Claim claim, JobOutcome outcome) {
    return jobs().finish(List.of(new FinishedJob(claim, outcome)));
  }

  Map<JobId, JobState> run(JobId id, JobOutcome outcome) {
    return finish(started(id), outcome);
  }
}
