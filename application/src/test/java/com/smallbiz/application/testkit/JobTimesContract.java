package com.smallbiz.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.DueTime;
import com.smallbiz.application.job.EnqueuedJob;
import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobOutcome.Died;
import com.smallbiz.application.job.JobOutcome.HandedBack;
import com.smallbiz.application.job.JobOutcome.Postponed;
import com.smallbiz.application.job.JobOutcome.Retry;
import com.smallbiz.application.job.JobOutcome.Succeeded;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.NewJob;
import com.smallbiz.application.job.Retention;
import com.smallbiz.application.port.out.EndedJobs;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The part of {@link JobsContract} that is about time: jobs that are due later, many at once, and
 * how long they are kept.
 */
abstract class JobTimesContract extends JobRunsContract {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  protected abstract EndedJobs endedJobs();

  @Test
  void aJobWithADelayIsScheduled() {
    var before = now();
    EnqueuedJob enqueued = jobs().enqueue(due(aJob(), new DueTime.After(HOUR)));
    var after = now();

    Job job = found(enqueued.id());
    assertThat(job.state()).isEqualTo(JobState.SCHEDULED);
    assertThat(job.scheduledAt())
        .isBetween(before.plus(HOUR).truncatedTo(ChronoUnit.MICROS), after.plus(HOUR))
        .isEqualTo(job.nextAttemptAt());
    assertThat(enqueued.dispatch().id()).isEqualTo(job.id());
    assertThat(enqueued.dispatch().delay()).isEqualTo(HOUR);
  }

  @Test
  void aJobWithATimeIsScheduled() {
    Instant time = now().plus(HOUR).plusNanos(123_456_789);

    EnqueuedJob enqueued = jobs().enqueue(due(aJob(), new DueTime.At(time)));

    Job job = found(enqueued.id());
    assertThat(job.state()).isEqualTo(JobState.SCHEDULED);
    assertThat(job.scheduledAt())
        .isEqualTo(time.truncatedTo(ChronoUnit.MICROS))
        .isEqualTo(job.nextAttemptAt());
    assertThat(enqueued.dispatch().delay()).isBetween(HOUR.minus(PATIENCE), HOUR.plusSeconds(1));
  }

  @ParameterizedTest
  @MethodSource("timesThatHavePassed")
  void aJobWhoseTimeHasPassedIsDueAtOnce(DueTime time) {
    EnqueuedJob enqueued = jobs().enqueue(due(aJob(), time));

    Job job = found(enqueued.id());
    assertThat(job.state()).isEqualTo(JobState.ENQUEUED);
    assertThat(job.scheduledAt()).isNull();
    assertThat(job.nextAttemptAt()).isNull();
    assertThat(enqueued.dispatch()).isEqualTo(Dispatch.due(job.id(), "default", "ping"));
  }

  static Stream<DueTime> timesThatHavePassed() {
    return Stream.of(
        DueTime.NOW,
        new DueTime.After(Duration.ofHours(-1)),
        new DueTime.After(Duration.ofSeconds(Long.MIN_VALUE)),
        new DueTime.At(Instant.MIN),
        new DueTime.At(Instant.parse("2001-02-03T04:05:06Z")));
  }

  @ParameterizedTest
  @MethodSource("timesThatNeverCome")
  void aJobMayBeScheduledForATimeThatNeverComes(DueTime time) {
    EnqueuedJob enqueued = jobs().enqueue(due(aJob(), time));

    assertThat(found(enqueued.id()).state()).isEqualTo(JobState.SCHEDULED);
    assertThat(enqueued.dispatch().delay()).isGreaterThan(DAY.multipliedBy(100_000));
    assertThat(jobs().enqueueAll(List.of(due(aJob(), time)))).hasSize(1);
  }

  static Stream<DueTime> timesThatNeverCome() {
    return Stream.of(
        new DueTime.After(Duration.ofSeconds(Long.MAX_VALUE)), new DueTime.At(Instant.MAX));
  }

  @Test
  void noPauseIsLongerThanTenYears() {
    JobId retried = enqueued(aJob());
    JobId postponed = enqueued(aJob());
    var longest = Duration.ofSeconds(Long.MAX_VALUE);

    run(retried, new Retry(longest, ERROR));
    run(postponed, new Postponed(longest, ERROR));

    assertThat(jobs().untilDue(List.of(retried, postponed)).values())
        .hasSize(2)
        .allSatisfy(
            it -> assertThat(it).isBetween(DAY.multipliedBy(3_650), DAY.multipliedBy(3_654)));
  }

  @Test
  void aScheduledJobRunsWhenItsTimeHasCome() {
    JobId id = enqueued(aJob(), new DueTime.After(HOUR));
    letPass(HOUR.minus(PATIENCE));
    assertThat(jobs().start(List.of(claim(id)), true)).isEmpty();
    assertThat(jobs().untilDue(List.of(id)).get(id)).isBetween(Duration.ofSeconds(1), PATIENCE);

    letPass(PATIENCE);

    started(id);
    assertThat(found(id).nextAttemptAt()).isNull();
    assertThat(found(id).scheduledAt()).isNotNull();
  }

  @Test
  void aJobThatWasScheduledIsDueAtOnceWhenItIsHandedBack() {
    JobId id = enqueued(aJob(), new DueTime.After(HOUR));
    letPass(HOUR);

    run(id, new HandedBack());

    assertThat(jobs().untilDue(List.of(id))).containsEntry(id, Duration.ZERO);
    started(id);
  }

  @Test
  void aScheduledJobIsALeftoverWithItsDelay() {
    JobId id = enqueued(aJob(), new DueTime.After(HOUR));
    letPass(Duration.ofSeconds(2));

    Dispatch leftover = jobs().leftovers("default", 1, 10).get(0).dispatch();

    assertThat(leftover.id()).isEqualTo(id);
    assertThat(leftover.delay()).isBetween(HOUR.minus(PATIENCE), HOUR);
  }

  @Test
  void aScheduledJobKeepsItsTimeWhenItIsAskedForAtALaterOne() {
    JobId id = enqueued(aJob().withUniqueKey("k"), new DueTime.After(HOUR));
    Job before = found(id);

    assertThat(enqueued(aJob().withUniqueKey("k"), new DueTime.After(HOUR.multipliedBy(2))))
        .isEqualTo(id);

    assertThat(found(id)).isEqualTo(before);
  }

  @Test
  void aScheduledJobIsBroughtForwardWhenItIsAskedForAtASoonerTime() {
    JobId id = enqueued(aJob().withUniqueKey("k"), new DueTime.After(DAY));
    letPass(PATIENCE);
    jobs().handedOver(List.of(id), 1);
    Instant sooner = now().plus(HOUR).truncatedTo(ChronoUnit.MICROS);

    EnqueuedJob enqueued = jobs().enqueue(due(aJob().withUniqueKey("k"), new DueTime.At(sooner)));

    assertThat(enqueued.id()).isEqualTo(id);
    assertThat(enqueued.dispatch().delay()).isBetween(HOUR.minus(PATIENCE), HOUR);
    assertThat(found(id).state()).isEqualTo(JobState.SCHEDULED);
    assertThat(found(id).scheduledAt()).isEqualTo(sooner).isEqualTo(found(id).nextAttemptAt());
    assertThat(jobs().leftovers("default", 1, 10))
        .extracting(it -> it.dispatch().id())
        .containsExactly(id);
  }

  @Test
  void aScheduledJobIsDueAtOnceWhenItIsAskedForAtOnce() {
    JobId id = enqueued(aJob().withUniqueKey("k"), new DueTime.After(DAY));
    letPass(HOUR);
    jobs().handedOver(List.of(id), 1);

    EnqueuedJob enqueued = jobs().enqueue(aJob().withUniqueKey("k").toNewJob());

    assertThat(enqueued).isEqualTo(new EnqueuedJob(id, Dispatch.due(id, "default", "ping")));
    assertThat(found(id).state()).isEqualTo(JobState.ENQUEUED);
    assertThat(jobs().leftovers("default", 1, 10))
        .extracting(it -> it.dispatch().id())
        .containsExactly(id);
    finish(started(id), new Succeeded());
    assertThat(found(id).state()).isEqualTo(JobState.SUCCEEDED);
  }

  @Test
  void aJobThatIsToBeRetriedKeepsItsTimeWhenItIsAskedForAgain() {
    JobId id = enqueued(aJob().withUniqueKey("k"));
    run(id, new Retry(DELAY, ERROR));
    Job before = found(id);

    assertThat(enqueued(aJob().withUniqueKey("k"))).isEqualTo(id);

    assertThat(found(id)).isEqualTo(before);
  }

  @Test
  void theQueueNeedNotBeToldOfWhatItKnows() {
    JobId running = enqueued(aJob().withUniqueKey("running"));
    started(running);
    JobId known = enqueued(aJob().withUniqueKey("known"));
    jobs().handedOver(List.of(known), 1);

    assertThat(jobs().enqueue(aJob().withUniqueKey("running").toNewJob()))
        .isEqualTo(new EnqueuedJob(running, null));
    assertThat(jobs().enqueue(aJob().withUniqueKey("known").toNewJob()))
        .isEqualTo(new EnqueuedJob(known, null));
  }

  @Test
  void manyJobsAreEnqueuedTogether() {
    JobId live = enqueued(aJob().withUniqueKey("k"));
    var added = new ArrayList<NewJob>();
    IntStream.range(0, 300).forEach(it -> added.add(aJob().toNewJob()));
    added.add(aJob().withUniqueKey("k").toNewJob());
    added.add(due(aJob().withQueue("integrations"), new DueTime.After(HOUR)));

    List<EnqueuedJob> enqueued = jobs().enqueueAll(added);

    assertThat(enqueued).hasSize(302);
    IntStream.range(0, 300)
        .forEach(it -> assertThat(enqueued.get(it).id()).isEqualTo(added.get(it).id()));
    assertThat(enqueued.get(300).id()).isEqualTo(live);
    assertThat(jobs().find(added.get(300).id())).isEmpty();
    assertThat(found(enqueued.get(301).id()).state()).isEqualTo(JobState.SCHEDULED);
  }

  @Test
  void ofThoseThatShareAUniqueKeyOneIsAddedAndDueWhenTheFirstOfThemIs() {
    List<EnqueuedJob> enqueued =
        jobs()
            .enqueueAll(
                List.of(
                    due(aJob().withUniqueKey("k"), new DueTime.After(DAY)),
                    due(aJob().withUniqueKey("k"), new DueTime.After(HOUR)),
                    due(aJob().withUniqueKey("k"), new DueTime.After(DAY))));

    assertThat(enqueued.stream().map(EnqueuedJob::id).distinct()).hasSize(1);
    assertThat(jobs().untilDue(List.of(enqueued.get(0).id())).values())
        .allSatisfy(it -> assertThat(it).isBetween(HOUR.minus(PATIENCE), HOUR));
    assertThat(jobs().enqueueAll(List.of())).isEmpty();
  }

  @Test
  void aJobThatSucceededIsFoundForADay() {
    JobId succeeded = enqueued(aJob());
    run(succeeded, new Succeeded());
    JobId dead = enqueued(aJob());
    run(dead, new Died(ERROR));
    JobId waiting = enqueued(aJob());

    letPass(DAY.minus(PATIENCE));
    assertThat(jobs().find(succeeded)).isPresent();

    letPass(PATIENCE);
    assertThat(jobs().find(succeeded)).isEmpty();
    assertThat(jobs().find(dead)).isPresent();
    assertThat(jobs().find(waiting)).isPresent();
  }

  @Test
  void jobsThatSucceededAreRemovedAfterADayAndThoseThatDiedAfterHalfAYear()
      throws InterruptedException {
    JobId waiting = enqueued(aJob());
    JobId running = enqueued(aJob());
    Claim claim = started(running);
    JobId succeeded = enqueued(aJob());
    run(succeeded, new Succeeded());
    JobId dead = enqueued(aJob());
    run(dead, new Died(ERROR));

    letPass(DAY.minus(PATIENCE));
    assertThat(endedJobs().removeExpired(Retention.STANDARD)).isZero();

    letPass(PATIENCE);
    assertThat(endedJobs().removeExpired(Retention.STANDARD)).isEqualTo(1);
    assertThat(jobs().find(dead)).isPresent();

    letPass(Duration.ofDays(179));
    assertThat(endedJobs().removeExpired(Retention.STANDARD)).isEqualTo(1);
    assertThat(jobs().find(dead)).isEmpty();
    assertThat(endedJobs().removeExpired(Retention.STANDARD)).isZero();
    assertThat(finish(claim, new Succeeded())).containsEntry(running, JobState.SUCCEEDED);
    started(waiting);
  }

  @Test
  void ofTooManyThatDiedTheLastAreKept() throws InterruptedException {
    List<JobId> dead =
        IntStream.range(0, 5)
            .mapToObj(
                it -> {
                  JobId id = enqueued(aJob());
                  run(id, new Died(ERROR));
                  letPass(Duration.ofMinutes(1));
                  return id;
                })
            .toList();
    var retention = new Retention(DAY, Duration.ofDays(180), 3);
    assertThat(endedJobs().removeExpired(retention)).isEqualTo(2);

    assertThat(dead.stream().filter(it -> jobs().find(it).isPresent()))
        .containsExactlyElementsOf(dead.subList(2, 5));
  }

  @Test
  void whoDiedLastNightMayBeOneTooManyAlready() throws InterruptedException {
    NewJob job = aJob().withUniqueKey("k").toNewJob();
    var ofTomorrow = new JobId(UUID.fromString("ffffffff-ffff-7fff-bfff-ffffffffffff"));
    NewJob young = withIdAndTime(job, ofTomorrow, DueTime.NOW);
    run(jobs().enqueue(young).id(), new Died(ERROR));

    assertThat(endedJobs().removeExpired(new Retention(DAY, DAY, 1))).isZero();
    assertThat(endedJobs().removeExpired(new Retention(DAY, DAY, 0))).isEqualTo(1);
  }

  @Test
  void theRemovalHeedsAnInterrupt() {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> endedJobs().removeExpired(Retention.STANDARD));

    assertThat(Thread.interrupted()).isFalse();
  }

  JobId enqueued(Sketch job, DueTime time) {
    return jobs().enqueue(due(job, time)).id();
  }

  private static NewJob due(Sketch sketch, DueTime time) {
    NewJob job = sketch.toNewJob();
    return withIdAndTime(job, job.id(), time);
  }

  private static NewJob withIdAndTime(NewJob job, JobId id, DueTime time) {
    return new NewJob(
        id,
        job.type(),
        job.typeVersion(),
        job.queue(),
        job.arguments(),
        job.uniqueKey(),
        job.origin(),
        job.maxAttempts(),
        time);
  }
}
