package com.smallbiz.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.FinishedJob;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.job.Leftover;
import com.smallbiz.application.port.in.Swept;
import com.smallbiz.application.port.out.QueueUnavailable;
import com.smallbiz.application.port.out.StorageUnavailable;
import com.smallbiz.application.testkit.Claims;
import com.smallbiz.application.testkit.Shop;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobSweepTest {

  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Shop shop = new Shop();

  @BeforeEach
  void theQueueIsUsed() {
    shop.sweep.sweep(Shop.QUEUES);
  }

  @Test
  void aJobThatTheQuickWayLostIsHandedIn() {
    JobId lost = enqueueUnheard();
    shop.clock.advance(GRACE);

    assertThat(sweep()).isEqualTo(1);

    assertThat(shop.startSome("default")).extracting(it -> it.job().id()).containsExactly(lost);
  }

  @Test
  void theQuickWayIsGivenItsTime() {
    enqueueUnheard();
    shop.clock.advance(GRACE.minusMillis(1));

    assertThat(sweep()).isZero();
  }

  @Test
  void whatWasHandedInIsNotHandedInAgain() {
    enqueueUnheard();
    shop.clock.advance(GRACE);
    sweep();

    shop.clock.advance(GRACE);
    assertThat(sweep()).isZero();
  }

  @Test
  void aJobThatEndedInTimeNeedsNoHandingIn() {
    enqueue();
    finish(shop.startSome("default").get(0).claim(), new JobOutcome.Succeeded());
    shop.clock.advance(GRACE);

    assertThat(sweep()).isZero();
  }

  @Test
  void onlyTheQueuesThatWereNamedAreSwept() {
    enqueueUnheard();
    shop.clock.advance(GRACE);

    assertThat(shop.sweep.sweep(Set.of("integrations")).jobs()).isZero();
  }

  @Test
  void aQueueThatIsAwayLeavesTheJobsForTheNextSweep() {
    JobId lost = enqueueUnheard();
    shop.clock.advance(GRACE);
    shop.witness.failBefore("handIn", new QueueUnavailable("gone", new Exception()));
    assertThatExceptionOfType(QueueUnavailable.class).isThrownBy(this::sweep);

    assertThat(sweep()).isEqualTo(1);
    assertThat(shop.startSome("default")).extracting(it -> it.job().id()).containsExactly(lost);
  }

  @Test
  void aQueueThatTookTheJobsAndCouldNotSaySoGetsThemAgainWithoutHarm() {
    enqueueUnheard();
    shop.clock.advance(GRACE);
    shop.witness.failAfter("handIn", new QueueUnavailable("gone", new Exception()));
    assertThatExceptionOfType(QueueUnavailable.class).isThrownBy(this::sweep);

    assertThat(sweep()).isEqualTo(1);
    assertThat(shop.startSome("default")).hasSize(1);
  }

  @Test
  void aBacklogIsSweptInBatches() {
    IntStream.range(0, 501).forEach(each -> enqueueUnheard());
    shop.clock.advance(GRACE);

    assertThat(sweep()).isEqualTo(500);
    assertThat(sweep()).isEqualTo(1);
    assertThat(sweep()).isZero();
  }

  @Test
  void aBacklogThatTheQueueKnowsIsNoNews() {
    enqueue();
    enqueueUnheard();
    shop.clock.advance(GRACE);

    assertThat(shop.sweep.sweep(Shop.QUEUES)).isEqualTo(new Swept(2, 1));
    assertThat(shop.meter.count("swept")).isEqualTo(1);
    assertThat(shop.meter.count("restored")).isZero();
  }

  @Test
  void whatTheQueueOnceKnewIsRestored() {
    enqueue();
    shop.clock.advance(GRACE);
    sweep();
    shop.redis.forgetEverything();

    sweep();

    assertThat(shop.meter.count("restored")).isEqualTo(1);
    assertThat(shop.meter.count("swept")).isZero();
  }

  @Test
  void aQueueThatLostItsMemoryGetsEveryLiveJobAgain() {
    JobId waiting = enqueue();
    JobId retrying = enqueue();
    JobId ended = enqueue();
    List<Claim> claims = Claims.take(shop.queue, "default", 3);
    shop.work.start(claims.subList(1, 3), true);
    finish(claims.get(1), new JobOutcome.Retry(Duration.ofHours(1), new JobError("code", "why")));
    finish(claims.get(2), new JobOutcome.Succeeded());
    shop.clock.advance(GRACE);

    shop.redis.forgetEverything();

    assertThat(sweep()).isEqualTo(2);
    assertThat(shop.startSome("default")).extracting(it -> it.job().id()).containsExactly(waiting);
    shop.clock.advance(Duration.ofHours(1));
    assertThat(shop.startSome("default")).extracting(it -> it.job().id()).contains(retrying);
    assertThat(shop.job(ended).state().isLive()).isFalse();
  }

  @Test
  void aJobThatRunsWhileTheQueueLosesItsMemoryStaysWithItsWorker() {
    JobId running = enqueue();
    Claim claim = shop.startSome("default").get(0).claim();
    shop.clock.advance(GRACE);
    shop.redis.forgetEverything();

    sweep();

    assertThat(shop.startSome("default")).isEmpty();
    assertThat(shop.queue.renew(List.of(claim))).isEmpty();
    finish(claim, new JobOutcome.Succeeded());
    assertThat(shop.job(running).state().isLive()).isFalse();
    shop.clock.advance(Shop.LEASE);
    assertThat(shop.startSome("default")).isEmpty();
  }

  @Test
  void aJobWhoseWorkerDiedWhileTheQueueLostItsMemoryIsTakenOver() {
    JobId running = enqueue();
    shop.startSome("default");
    shop.clock.advance(GRACE);
    shop.redis.forgetEverything();
    sweep();

    shop.clock.advance(Shop.LEASE);

    assertThat(shop.startSome("default")).extracting(it -> it.job().id()).containsExactly(running);
    assertThat(shop.job(running).attempt()).isEqualTo(1);
  }

  @Test
  void aJobThatIsStartedAfterTheLossAndWhoseWorkerDiesIsTakenOver() {
    JobId job = enqueue();
    Claim claim = Claims.take(shop.queue, "default", 1).get(0);
    shop.redis.forgetEverything();
    sweep();
    shop.work.start(List.of(claim), true);

    letTwoSweepsPass();

    assertThat(shop.startSome("default")).extracting(it -> it.job().id()).containsExactly(job);
  }

  @Test
  void whatIsLostBeforeTheDatabaseHeardThatItWasHandedInIsHandedInAgain() {
    JobId job = enqueueUnheard();
    shop.clock.advance(GRACE);
    long epoch = shop.queue.epoch("default");
    List<Leftover> leftovers = shop.jobs.leftovers("default", epoch, 10);
    shop.queue.handIn("default", leftovers.stream().map(Leftover::dispatch).toList());
    shop.redis.forgetEverything();
    sweep();

    shop.jobs.handedOver(List.of(job), epoch);
    shop.redis.forgetEverything();
    letTwoSweepsPass();

    assertThat(shop.startSome("default")).extracting(it -> it.job().id()).containsExactly(job);
  }

  @Test
  void whatTheDatabaseCouldNotNoteIsHandedInAgain() {
    JobId job = enqueueUnheard();
    shop.clock.advance(GRACE);
    shop.witness.failBefore("handedOver", new StorageUnavailable("gone", new Exception()));
    assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(this::sweep);

    assertThat(sweep()).isEqualTo(1);
    assertThat(shop.startSome("default")).extracting(it -> it.job().id()).containsExactly(job);
  }

  @Test
  void aJobThatRunsUnderALaterClaimThanTheQueueGivesIsTakenOverWhenItsWorkerDied() {
    JobId job = enqueue();
    Claim claim = Claims.take(shop.queue, "default", 1).get(0);
    shop.jobs.start(List.of(new Claim(job, "default", claim.token() + 3_600_000_000L)), true);
    shop.work.start(List.of(claim), true);

    letTwoSweepsPass();

    assertThat(shop.startSome("default")).extracting(it -> it.job().id()).containsExactly(job);
  }

  /** And the leases of those who died lapse. */
  private void letTwoSweepsPass() {
    for (int i = 0; i < 2; i++) {
      shop.clock.advance(Shop.LEASE);
      sweep();
    }
    shop.clock.advance(Shop.LEASE);
  }

  private int sweep() {
    return shop.sweep.sweep(Shop.QUEUES).jobs();
  }

  private JobId enqueue() {
    return shop.enqueuer.enqueue(PingJob.TYPE, new PingJob.Arguments("hello"), Shop.ORIGIN);
  }

  /** The queue does not hear of this job. */
  private JobId enqueueUnheard() {
    shop.witness.failBefore("handIn", new QueueUnavailable("gone", new Exception()));
    return enqueue();
  }

  private void finish(Claim claim, JobOutcome outcome) {
    shop.work.finish(List.of(new FinishedJob(claim, outcome)));
  }
}
