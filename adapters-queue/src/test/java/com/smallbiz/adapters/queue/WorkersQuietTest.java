package com.smallbiz.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.port.out.JobQueue;
import com.smallbiz.application.port.out.QueueContents;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Workers that were told to take on no more jobs. */
class WorkersQuietTest extends WorkersFixture {

  private static final Duration LEASE = Duration.ofSeconds(2);

  private final CountDownLatch gate = new CountDownLatch(1);

  @Test
  void whatRunsKeepsItsLeaseAndEndsAndNothingElseIsClaimed() {
    var work = new RecordingWork();
    work.body =
        job -> {
          gate.await(1, TimeUnit.MINUTES);
          return new JobOutcome.Succeeded();
        };
    var context = process(work, 5, redis.url(), LEASE);
    var workers = context.getBean(Workers.class);
    List<JobId> running = handIn(context.getBean(JobQueue.class), 2);
    await().until(() -> workers.busy() == 2);

    workers.quiet();
    assertThat(workers.isQuiet()).isTrue();
    List<JobId> waiting = handIn(context.getBean(JobQueue.class), 3);

    // Another process reaps what has lost its lease, and would run it.
    var other = new RecordingWork();
    var reaper = process(other, 5, redis.url(), LEASE);
    await().until(() -> other.ran.keySet().containsAll(waiting));
    long twoLeases = System.nanoTime() + LEASE.multipliedBy(2).toNanos();
    await().until(() -> System.nanoTime() - twoLeases > 0);
    assertThat(other.ran.keySet()).doesNotContainAnyElementsOf(running);
    assertThat(workers.busy()).isEqualTo(2);

    gate.countDown();
    await().until(() -> workers.busy() == 0);
    assertThat(work.ran.keySet()).containsExactlyInAnyOrderElementsOf(running);
    assertThat(running)
        .allSatisfy(
            job -> assertThat(work.outcomesOf(job)).containsExactly(new JobOutcome.Succeeded()));
    reaper.close();
  }

  @Test
  void aPauseThatEndsWakesNobodyWhoIsQuiet() {
    var work = new RecordingWork();
    var context = process(work, 5);
    awaitFirstRun(work, context);
    var workers = context.getBean(Workers.class);
    workers.quiet();

    work.paused = Set.of(QUEUE);
    JobId job = dispatch(context);
    awaitTicks(work);
    work.paused = Set.of();
    awaitTicks(work);

    assertThat(ran(work, job)).isFalse();
    assertThat(context.getBean(QueueContents.class).load(QUEUE).ready()).isGreaterThanOrEqualTo(1);
  }

  @Test
  void startedAgainTheyWorkAgain() {
    var work = new RecordingWork();
    var context = process(work, 5);
    var workers = context.getBean(Workers.class);
    workers.quiet();

    workers.stop();
    assertThat(workers.isQuiet()).isTrue();
    workers.start();

    assertThat(workers.isQuiet()).isFalse();
    awaitFirstRun(work, context);
  }

  /** The recurring jobs are looked at as often as the pauses. */
  private static void awaitTicks(RecordingWork work) {
    int ticks = work.ticks.get();
    await().until(() -> work.ticks.get() > ticks + 2);
  }
}
