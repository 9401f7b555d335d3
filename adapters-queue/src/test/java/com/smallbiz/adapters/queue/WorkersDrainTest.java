package com.smallbiz.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.port.out.JobQueue;
import com.smallbiz.application.testkit.Claims;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** How the workers stop. */
class WorkersDrainTest extends WorkersFixture {

  @Test
  void runningJobsMayComeToTheirEndWhileTheProcessDrains() {
    var work = new RecordingWork();
    work.body =
        job -> {
          Thread.sleep(500);
          return new JobOutcome.Succeeded();
        };
    var context = process(work, 10);
    List<JobId> jobs = handIn(context.getBean(JobQueue.class), 10);
    await().until(() -> work.ran.size() == 10);

    context.close();

    assertThat(jobs)
        .allSatisfy(
            job -> assertThat(work.outcomesOf(job)).containsExactly(new JobOutcome.Succeeded()));
  }

  @Test
  void whatDoesNotEndInTimeIsHandedBackAtTheHeadAndRunsElsewhereAtOnce() {
    var stopping = new RecordingWork();
    stopping.body =
        job -> {
          Thread.sleep(60_000);
          return new JobOutcome.Succeeded();
        };
    var context = process(stopping, 5);
    var other = idleProcess().getBean(JobQueue.class);
    List<JobId> jobs = handIn(other, 8);
    await().until(() -> stopping.ran.size() == 5);

    long start = System.nanoTime();
    context.close();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(stopping.finished)
        .extracting(it -> it.outcome())
        .hasSize(5)
        .containsOnly(new JobOutcome.HandedBack());
    List<JobId> waiting = Claims.take(other, QUEUE, 100).stream().map(Claim::id).toList();
    assertThat(waiting).containsExactlyInAnyOrderElementsOf(jobs);
    assertThat(waiting.subList(5, 8)).isEqualTo(jobs.subList(5, 8));
  }

  @Test
  void aJobThatIgnoresItsInterruptIsHandedBackAllTheSame() {
    var work = new RecordingWork();
    var gate = new CountDownLatch(1);
    work.body =
        job -> {
          while (gate.getCount() > 0) {
            Thread.onSpinWait();
          }
          return new JobOutcome.Succeeded();
        };
    var context = process(work, 1);
    JobId job = dispatch(context);
    await().until(() -> ran(work, job));

    long start = System.nanoTime();
    context.close();
    gate.countDown();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(work.outcomesOf(job)).containsExactly(new JobOutcome.HandedBack());
  }

  @Test
  void noJobIsLeftLeasedWhenTheProcessStopsAmidALoad() {
    var work = new RecordingWork();
    var context = process(work, 20);
    var other = idleProcess().getBean(JobQueue.class);
    List<JobId> jobs = handIn(other, 3_000);
    await().until(() -> work.finished.size() > 200);

    context.close();

    var accounted = new HashSet<JobId>();
    work.finished.stream()
        .filter(it -> it.outcome() instanceof JobOutcome.Succeeded)
        .forEach(it -> accounted.add(it.claim().id()));
    for (List<Claim> claims = Claims.take(other, QUEUE, 200);
        !claims.isEmpty();
        claims = Claims.take(other, QUEUE, 200)) {
      claims.forEach(it -> accounted.add(it.id()));
    }
    assertThat(accounted).containsExactlyInAnyOrderElementsOf(jobs);
  }

  @Test
  void workersCanBeStoppedAndStartedAgain() {
    var work = new RecordingWork();
    var context = process(work, 5);
    var workers = context.getBean(Workers.class);

    workers.stop();
    assertThat(workers.isRunning()).isFalse();
    workers.start();

    JobId job = dispatch(context);
    await().until(() -> !work.outcomesOf(job).isEmpty());
  }
}
