package com.smallbiz.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.port.out.JobQueue;
import com.smallbiz.application.testkit.Claims;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;
import org.slf4j.MDC;

/** What the workers do on a good day. */
class WorkersTest extends WorkersFixture {

  private static final Duration MILLI = Duration.ofMillis(1);

  @Test
  void aDispatchedJobIsRunAndItsOutcomeRecorded() {
    var work = new RecordingWork();
    var context = process(work, 10);

    JobId job = dispatch(context);

    await().until(() -> !work.outcomesOf(job).isEmpty());
    assertThat(work.outcomesOf(job)).containsExactly(new JobOutcome.Succeeded());
  }

  @Test
  void jobsThatWaitedBeforeTheWorkerCameAreRun() {
    var queue = idleProcess().getBean(JobQueue.class);
    List<JobId> jobs = handIn(queue, 50);
    var work = new RecordingWork();
    process(work, 3);

    await().until(() -> work.finished.size() == 50);
    assertThat(work.started).extracting(Claim::id).containsExactlyElementsOf(jobs);
  }

  @Test
  void noMoreJobsRunAtOnceThanTheQueueAllows() {
    var work = new RecordingWork();
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    work.body =
        job -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          Thread.sleep(5);
          running.decrementAndGet();
          return new JobOutcome.Succeeded();
        };
    var context = process(work, 4);

    handIn(context.getBean(JobQueue.class), 100);

    await().until(() -> work.finished.size() == 100);
    assertThat(most.get()).isEqualTo(4);
  }

  @Test
  void noMoreJobsAreClaimedThanHandsAreFree() {
    var work = new RecordingWork();
    var gate = new CountDownLatch(1);
    work.body =
        job -> {
          gate.await();
          return new JobOutcome.Succeeded();
        };
    var context = process(work, 4);

    handIn(context.getBean(JobQueue.class), 20);
    await().until(() -> work.ran.size() == 4);

    assertThat(Claims.take(context.getBean(JobQueue.class), QUEUE, 100)).hasSize(16);
    gate.countDown();
  }

  @Test
  void twoProcessesShareTheWorkAndNeverAJob() {
    var work = new RecordingWork();
    process(work, 5);
    var context = process(work, 5);

    List<JobId> jobs = handIn(context.getBean(JobQueue.class), 500);

    await().until(() -> work.finished.size() >= 500);
    assertThat(work.started).hasSize(500);
    assertThat(work.started.stream().map(Claim::id)).containsExactlyInAnyOrderElementsOf(jobs);
  }

  @Test
  void aFailedJobIsRunAgainWhenItsTimeHasCome() {
    var work = new RecordingWork();
    var delay = Duration.ofMillis(300);
    work.body =
        job ->
            work.finished.isEmpty()
                ? new JobOutcome.Retry(delay, new JobError("oops", "oops"))
                : new JobOutcome.Succeeded();
    var context = process(work, 5);

    JobId job = dispatch(context);

    await().until(() -> work.outcomesOf(job).size() == 2);
    assertThat(work.outcomesOf(job).get(1)).isInstanceOf(JobOutcome.Succeeded.class);
  }

  @Test
  void aJobKnowsWhereItComesFromInEveryLineItLogs() {
    var work = new RecordingWork();
    var seen = new CopyOnWriteArrayList<Map<String, String>>();
    work.body =
        job -> {
          seen.add(MDC.getCopyOfContextMap());
          return new JobOutcome.Succeeded();
        };
    var context = process(work, 1);

    JobId job = dispatch(context);

    await().until(() -> !seen.isEmpty());
    assertThat(seen)
        .containsExactly(
            Map.of(
                "request_id", "request-1",
                "job_id", job.toString(),
                "trace_id", "0af7651916cd43dd8448eb211c80319c"));
  }

  @Test
  void aJobIsStartedAtOnceByAnIdleWorker() {
    var work = new RecordingWork();
    var context = process(work, 10);
    awaitFirstRun(work, context);

    var latencies = new ArrayList<Duration>();
    for (int i = 0; i < 100; i++) {
      long start = System.nanoTime();
      JobId job = dispatch(context);
      await().pollDelay(Duration.ZERO).pollInterval(MILLI).until(() -> ran(work, job));
      latencies.add(Duration.ofNanos(work.ran.get(job) - start));
    }

    latencies.sort(null);
    assertThat(latencies.get(50)).isLessThan(Duration.ofMillis(50));
  }

  @Test
  void aJobOutlivesItsLeaseAsLongAsItsWorkerDoes() {
    var work = new RecordingWork();
    work.body =
        job -> {
          Thread.sleep(4_500);
          return new JobOutcome.Succeeded();
        };
    var context = process(work, 5);
    process(work, 5);

    JobId job = dispatch(context);

    await().until(() -> !work.outcomesOf(job).isEmpty());
    assertThat(work.started).hasSize(1);
  }

  @Test
  void aJobWhoseLeaseIsLostIsInterrupted() {
    var work = new RecordingWork();
    work.body =
        job -> {
          Thread.sleep(60_000);
          return new JobOutcome.Succeeded();
        };
    var context = process(work, 1);
    JobId job = dispatch(context);
    await().until(() -> ran(work, job));

    var client = context.getBean("redissonForCommands", RedissonClient.class);
    client.<String, String>getMap("smallbiz:{default:0}:tokens").put(job.toString(), "1");

    await().until(() -> !work.outcomesOf(job).isEmpty());
    assertThat(work.outcomesOf(job)).containsExactly(new JobOutcome.HandedBack());
  }

  @Test
  void aJobThatEndsWithoutAnOutcomeCostsNoHandAndNoOtherJob() {
    var work = new RecordingWork();
    var first = new AtomicBoolean(true);
    work.body =
        job -> {
          if (first.getAndSet(false)) {
            throw new AssertionError("RunJob never throws");
          }
          return new JobOutcome.Succeeded();
        };
    var context = process(work, 1);
    JobId broken = dispatch(context);
    await().until(() -> ran(work, broken));

    JobId job = dispatch(context);

    await().until(() -> !work.outcomesOf(job).isEmpty());
    // Taken over, once its lease has lapsed.
    await().until(() -> !work.outcomesOf(broken).isEmpty());
  }

  @Test
  void anOutcomeThatCannotBeRecordedKeepsNoOtherFromIt() {
    var work = new RecordingWork();
    var unrecordable = newId();
    work.unrecordable = unrecordable;
    work.storageAway = true;
    var context = process(work, 10);
    JobQueue queue = context.getBean(JobQueue.class);
    queue.handIn(QUEUE, List.of(Dispatch.due(unrecordable, QUEUE, "ping")));
    handIn(queue, 5);

    work.storageAway = false;

    await().until(() -> work.finished.size() == 5);
    assertThat(work.outcomesOf(unrecordable)).isEmpty();
  }

  @Test
  void aProcessWithoutQueuesDoesNotWork() {
    var context = idleProcess();

    assertThat(context.getBean(Workers.class).isRunning()).isFalse();
  }
}
