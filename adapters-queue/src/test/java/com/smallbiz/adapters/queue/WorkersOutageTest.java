package com.smallbiz.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.port.out.JobDispatcher;
import com.smallbiz.application.port.out.JobQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** What the workers do when a server is away. */
class WorkersOutageTest extends WorkersFixture {

  private static final String AWAY = "Redis cannot be reached, or not in time";

  @Test
  void workersWaitForAStorageThatIsAwayAndGoOn() {
    var work = new RecordingWork();
    var context = process(work, 5);
    List<JobId> jobs = new ArrayList<>(handIn(context.getBean(JobQueue.class), 1));
    await().until(() -> work.finished.size() == 1);
    work.storageAway = true;
    try (var log = new CapturedLog()) {
      jobs.addAll(handIn(context.getBean(JobQueue.class), 20));
      await().until(() -> hasLine(log, "job-worker-default has to wait"));

      work.storageAway = false;

      await().until(() -> work.finished.size() == 21);
      assertThat(work.started).extracting(Claim::id).containsExactlyInAnyOrderElementsOf(jobs);
      assertThat(log.lines())
          .filteredOn(line -> line.startsWith("job-worker"))
          .containsExactly(
              "job-worker-default has to wait: PostgreSQL is away (java.lang.IllegalStateException)",
              "job-worker-default goes on");
    }
  }

  @Test
  void anOutcomeIsKeptUntilItCanBeRecordedAndSoIsTheLease() {
    var work = new RecordingWork();
    work.body =
        job -> {
          work.storageAway = true;
          return new JobOutcome.Succeeded();
        };
    var context = process(work, 1);
    JobId job = dispatch(context);
    await().until(() -> work.storageAway);

    // Longer than the lease.
    await().during(Duration.ofSeconds(3)).until(() -> work.finished.isEmpty());
    work.storageAway = false;

    await().until(() -> !work.outcomesOf(job).isEmpty());
    assertThat(work.started).hasSize(1);
  }

  @Test
  void recurringJobsAreLookedAfterWhileRedisIsAway() {
    var work = new RecordingWork();
    process(work, 1);
    redis.kill();
    int ticks = work.ticks.get();

    await().atMost(Duration.ofSeconds(30)).until(() -> work.ticks.get() >= ticks + 2);
  }

  @Test
  void workGoesOnSoonAfterRedisWasKilled() {
    var work = new RecordingWork();
    var context = process(work, 5);
    awaitFirstRun(work, context);
    try (var log = new CapturedLog()) {
      redis.kill();
      await()
          .until(
              () ->
                  hasLine(log, "job-worker-default has to wait: " + AWAY)
                      && hasLine(log, "job-upkeep has to wait: " + AWAY));
      redis.restart();

      JobId job = newId();
      await()
          .atMost(Duration.ofSeconds(5))
          .until(
              () -> {
                context.getBean(JobDispatcher.class).dispatch(Dispatch.due(job, QUEUE, "ping"));
                return ran(work, job);
              });
      await().until(() -> log.lines().contains("job-upkeep goes on"));
      assertThat(log.lines()).doesNotHaveDuplicates();
    }
    assertWokenUp(work, context);
  }

  @Test
  void aProcessThatStartsBeforeRedisWorksOnceItIsThere() {
    redis.kill();
    var work = new RecordingWork();
    var context = process(work, 5);
    dispatch(context);
    redis.restart();

    awaitFirstRun(work, context);
    assertWokenUp(work, context);
  }

  private static boolean hasLine(CapturedLog log, String beginning) {
    return log.lines().stream().anyMatch(line -> line.startsWith(beginning));
  }

  /** Faster than polling could be. */
  private static void assertWokenUp(
      RecordingWork work, AnnotationConfigApplicationContext context) {
    await()
        .until(
            () -> {
              long start = System.nanoTime();
              for (int i = 0; i < 5; i++) {
                JobId job = dispatch(context);
                await().pollInSameThread().until(() -> ran(work, job));
              }
              return System.nanoTime() - start < Duration.ofSeconds(1).toNanos();
            });
  }
}
