package com.smallbiz.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.FinishedJob;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.Settlement;
import com.smallbiz.application.job.StartedJob;
import com.smallbiz.application.port.out.QueueUnavailable;
import com.smallbiz.application.port.out.StorageUnavailable;
import com.smallbiz.application.testkit.Claims;
import com.smallbiz.application.testkit.Shop;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobWorkTest {

  private static final JobError ERROR = new JobError("too_loud", "It was too loud");
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final Shop shop = new Shop();
  private final JobId id =
      shop.enqueuer.enqueueUnique(
          PingJob.TYPE, new PingJob.Arguments("hello"), "ping", Shop.ORIGIN);

  @Test
  void aJobThatDiesOfItsThirdLostWorkerIsMeteredOnce() {
    shop.requestSync(shop.order().id());
    for (int worker = 1; worker <= 3; worker++) {
      assertThat(shop.startSome("integrations")).hasSize(1);
      shop.clock.advance(Shop.LEASE);
    }

    assertThat(shop.startSome("integrations")).isEmpty();

    assertThat(shop.meter.count("dead", "sync_order", "integrations")).isEqualTo(1);
    shop.clock.advance(Shop.LEASE);
    assertThat(shop.startSome("integrations")).isEmpty();
    assertThat(shop.meter.count("dead")).isEqualTo(1);
  }

  @Test
  void aClaimedJobIsStarted() {
    Claim claim = claim();

    List<StartedJob> started = shop.work.start(List.of(claim), true);

    assertThat(started).containsExactly(new StartedJob(claim, shop.job(id)));
    assertThat(shop.job(id).state()).isEqualTo(JobState.RUNNING);
    assertThat(shop.job(id).attempt()).isEqualTo(1);
  }

  @Test
  void theDatabaseIsToldBeforeTheQueue() {
    finish(start(), new JobOutcome.Succeeded());

    assertThat(shop.witness.journalOf("start", "finish", "settle"))
        .containsExactly("start", "finish", "settle");
  }

  @Test
  void aJobThatHasEndedIsForgottenByTheQueue() {
    finish(start(), new JobOutcome.Succeeded());

    assertThat(shop.job(id).state()).isEqualTo(JobState.SUCCEEDED);
    assertThatNothingIsDueForADay();
  }

  @Test
  void aJobThatIsToBeRetriedComesBackAtItsTime() {
    finish(start(), new JobOutcome.Retry(PAUSE, ERROR));

    assertThat(shop.job(id).state()).isEqualTo(JobState.RETRYING);
    assertThat(shop.job(id).lastError()).isEqualTo(ERROR);
    assertThatItComesBackAfter(PAUSE, 2);
  }

  @Test
  void aJobThatWasPostponedComesBackAtItsTimeWithItsAttempts() {
    finish(start(), new JobOutcome.Postponed(PAUSE, ERROR));

    assertThatItComesBackAfter(PAUSE, 1);
  }

  @Test
  void aJobThatWasHandedBackComesBackAtOnceAndBeforeAllOthers() {
    Claim claim = start();
    shop.enqueuer.enqueue(PingJob.TYPE, new PingJob.Arguments("other"), Shop.ORIGIN);

    finish(claim, new JobOutcome.HandedBack());

    assertThat(shop.startSome("default").get(0).job())
        .satisfies(job -> assertThat(job.id()).isEqualTo(id))
        .satisfies(job -> assertThat(job.attempt()).isEqualTo(1));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void aJobThatWasAskedForAgainMeanwhileIsRunOnceMore(JobOutcome end) {
    Claim claim = start();
    shop.enqueuer.enqueueUnique(PingJob.TYPE, new PingJob.Arguments("again"), "ping", Shop.ORIGIN);

    finish(claim, end);

    Claim next = start();
    assertThat(shop.job(id).attempt()).isEqualTo(1);
    finish(next, end);
    assertThatNothingIsDueForADay();
  }

  static List<JobOutcome> ends() {
    return List.of(new JobOutcome.Succeeded(), new JobOutcome.Died(ERROR));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void anOutcomeThatTheQueueDidNotHearOfIsToldAgain(JobOutcome outcome, JobState state) {
    Claim claim = start();
    shop.witness.failBefore("settle", new QueueUnavailable("gone", new Exception()));

    assertThatExceptionOfType(QueueUnavailable.class).isThrownBy(() -> finish(claim, outcome));
    finish(claim, outcome);

    assertThat(shop.job(id).state()).isEqualTo(state);
    shop.clock.advance(PAUSE);
    assertThat(shop.startSome("default")).hasSize(state.isLive() ? 1 : 0);
  }

  static List<Arguments> outcomes() {
    return List.of(
        Arguments.of(new JobOutcome.Succeeded(), JobState.SUCCEEDED),
        Arguments.of(new JobOutcome.Died(ERROR), JobState.DEAD),
        Arguments.of(new JobOutcome.Retry(PAUSE, ERROR), JobState.RETRYING),
        Arguments.of(new JobOutcome.Postponed(PAUSE, ERROR), JobState.RETRYING),
        Arguments.of(new JobOutcome.HandedBack(), JobState.ENQUEUED));
  }

  @Test
  void anOutcomeWhoseRecordingGotLostIsRecordedOnce() {
    Claim claim = start();
    shop.witness.failAfter("finish", new StorageUnavailable("gone", new Exception()));

    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> finish(claim, new JobOutcome.Retry(PAUSE, ERROR)));
    finish(claim, new JobOutcome.Retry(PAUSE, ERROR));

    assertThatItComesBackAfter(PAUSE, 2);
  }

  @Test
  void aCrashBetweenDatabaseAndQueueDoesNotRunTheJobAgain() {
    Claim claim = start();
    shop.jobs.finish(List.of(new FinishedJob(claim, new JobOutcome.Succeeded())));

    shop.clock.advance(Shop.LEASE);

    assertThat(shop.startSome("default")).isEmpty();
    assertThatNothingIsDueForADay();
  }

  @Test
  void aCrashBetweenDatabaseAndQueueDoesNotHurryARetry() {
    Claim claim = start();
    shop.jobs.finish(List.of(new FinishedJob(claim, new JobOutcome.Retry(PAUSE, ERROR))));

    shop.clock.advance(Shop.LEASE);

    assertThat(shop.startSome("default")).isEmpty();
    assertThatItComesBackAfter(PAUSE.minus(Shop.LEASE), 2);
  }

  @Test
  void aStartWhoseAnswerGotLostIsMadeGoodWhenTheLeaseHasLapsed() {
    Claim claim = claim();
    shop.witness.failAfter("start", new StorageUnavailable("gone", new Exception()));
    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> shop.work.start(List.of(claim), true));

    shop.clock.advance(Shop.LEASE);

    assertThat(shop.startSome("default")).extracting(it -> it.job().id()).containsExactly(id);
  }

  @Test
  void aWorkerThatLostItsLeaseCannotFinishTheJob() {
    Claim lost = start();
    shop.clock.advance(Shop.LEASE);
    Claim current = shop.startSome("default").get(0).claim();

    finish(lost, new JobOutcome.Died(ERROR));

    assertThat(current.token()).isGreaterThan(lost.token());
    assertThat(shop.job(id).state()).isEqualTo(JobState.RUNNING);
    assertThat(shop.queue.renew(List.of(current))).isEmpty();
    finish(current, new JobOutcome.Succeeded());
    assertThat(shop.job(id).state()).isEqualTo(JobState.SUCCEEDED);
  }

  @Test
  void aJobThatTheDatabaseDoesNotKnowIsForgotten() {
    var unknown = new JobId(shop.ids.next());
    shop.queue.handIn("integrations", List.of(Dispatch.due(unknown, "integrations", "ping")));

    assertThat(shop.startSome("integrations")).isEmpty();

    shop.clock.advance(Shop.LEASE);
    assertThat(shop.queue.reap("integrations")).isZero();
  }

  @Test
  void oneRefusalDoesNotKeepTheOthersFromStarting() {
    var unknown = new JobId(shop.ids.next());
    shop.queue.handIn("default", List.of(Dispatch.due(unknown, "default", "ping")));

    assertThat(shop.startSome("default")).extracting(it -> it.job().id()).containsExactly(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"untilDue", "settle"})
  void whatCannotBeSettledDoesNotKeepTheOthersFromStarting(String call) {
    var unknown = new JobId(shop.ids.next());
    shop.queue.handIn("default", List.of(Dispatch.due(unknown, "default", "ping")));
    shop.witness.failBefore(call, new QueueUnavailable("gone", new Exception()));

    assertThat(shop.startSome("default")).extracting(it -> it.job().id()).containsExactly(id);
  }

  @Test
  void whoPausedBetweenClaimAndStartDoesNotStartWhatAnotherHandedBack() {
    Claim paused = claim();
    shop.clock.advance(Shop.LEASE);
    finish(shop.startSome("default").get(0).claim(), new JobOutcome.HandedBack());

    assertThat(shop.work.start(List.of(paused), true)).isEmpty();

    assertThat(shop.startSome("default")).extracting(it -> it.job().id()).containsExactly(id);
  }

  @Test
  void aJobThatRunsUnderALaterClaimIsNeverForgotten() {
    Claim claim = claim();
    var later = new Claim(id, "default", claim.token() + 3_600_000_000L);
    shop.jobs.start(List.of(later), true);

    assertThat(shop.work.start(List.of(claim), true)).isEmpty();

    shop.clock.advance(Duration.ofHours(1).plusSeconds(5));
    assertThat(shop.startSome("default")).extracting(it -> it.job().id()).containsExactly(id);
  }

  @Test
  void aJobThatIsDueButCannotBeStartedIsOfferedAgainAfterAPause() {
    Claim claim = start();
    var later = new Claim(id, "default", claim.token() + 500_000L);
    shop.jobs.start(List.of(later), true);
    shop.jobs.finish(List.of(new FinishedJob(later, new JobOutcome.HandedBack())));
    shop.queue.settle(List.of(Settlement.again(claim, Duration.ZERO)));

    assertThat(shop.startSome("default")).isEmpty();
    assertThat(Claims.take(shop.queue, "default", 1)).isEmpty();

    shop.clock.advance(Duration.ofSeconds(1));
    assertThat(shop.startSome("default")).hasSize(1);
  }

  private Claim claim() {
    return Claims.take(shop.queue, "default", 1).get(0);
  }

  private Claim start() {
    return shop.work.start(List.of(claim()), true).get(0).claim();
  }

  private void finish(Claim claim, JobOutcome outcome) {
    shop.work.finish(List.of(new FinishedJob(claim, outcome)));
  }

  private void assertThatItComesBackAfter(Duration pause, int attempt) {
    shop.clock.advance(pause.minusMillis(1));
    assertThat(shop.startSome("default")).isEmpty();

    shop.clock.advance(Duration.ofMillis(1));
    assertThat(shop.startSome("default"))
        .singleElement()
        .satisfies(it -> assertThat(it.job().id()).isEqualTo(id))
        .satisfies(it -> assertThat(it.job().attempt()).isEqualTo(attempt));
  }

  private void assertThatNothingIsDueForADay() {
    shop.clock.advance(Duration.ofDays(1));
    assertThat(shop.startSome("default")).isEmpty();
  }
}
