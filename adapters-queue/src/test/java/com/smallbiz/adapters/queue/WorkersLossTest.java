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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redisson.api.RedissonClient;

/** What the workers do when an answer gets lost, or a part of what Redis knows. */
class WorkersLossTest extends WorkersFixture {

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration LONG_LEASE = Duration.ofMinutes(5);

  @Test
  void aClaimWhoseAnswerGotLostDoesNotWaitForItsLease() {
    var work = new RecordingWork();
    try (var proxy = new StallingProxy(redis.port())) {
      process(work, 5, proxy.url(), LONG_LEASE);
      JobQueue direct = idleProcess().getBean(JobQueue.class);
      awaitPolling(work, direct);

      proxy.swallowAnswers();
      List<JobId> jobs = handIn(direct, 5);
      var tokens = tokens();
      await().until(() -> jobs.stream().allMatch(job -> tokens.containsKey(job.toString())));
      proxy.goOn();

      await().atMost(SOON).until(() -> jobs.stream().allMatch(job -> ran(work, job)));
      assertThat(work.started).extracting(Claim::id).containsOnlyOnceElementsOf(jobs);
    }
  }

  @Test
  void aStartWhoseAnswerGotLostIsRepeatedUnderTheSameClaim() {
    var work = new RecordingWork();
    work.answersOfStartsGetLost = true;
    var context = process(work, 5);
    JobId job = dispatch(context);
    await().until(() -> work.started.size() >= 2);

    work.answersOfStartsGetLost = false;

    await().until(() -> !work.outcomesOf(job).isEmpty());
    assertThat(work.started).extracting(Claim::token).containsOnly(work.started.get(0).token());
  }

  @Test
  void aStartThatWasNeverAnsweredIsHandedBackAtTheEnd() {
    var work = new RecordingWork();
    work.answersOfStartsGetLost = true;
    var context = process(work, 5);
    JobQueue other = idleProcess().getBean(JobQueue.class);
    JobId job = handIn(other, 1).get(0);
    await().until(() -> !work.started.isEmpty());

    context.close();

    assertThat(work.outcomesOf(job)).containsExactly(new JobOutcome.HandedBack());
    assertThat(Claims.take(other, QUEUE, 1)).extracting(Claim::id).containsExactly(job);
  }

  /** As somebody may do by hand, or a Redis that evicts. */
  @ParameterizedTest
  @ValueSource(strings = {"ready", "scheduled", "leases", "tokens", "bodies", "meta"})
  void aSingleKeyMayBeDeletedAndEveryJobEnds(String key) {
    var work = new RecordingWork();
    work.body =
        job -> {
          Thread.sleep(300);
          return work.outcomesOf(job.id()).isEmpty()
              ? new JobOutcome.Retry(Duration.ofSeconds(1), new JobError("again", "again"))
              : new JobOutcome.Succeeded();
        };
    var context = process(work, 4);
    List<JobId> jobs = new ArrayList<>(handIn(context.getBean(JobQueue.class), 20));
    var later = newId();
    context
        .getBean(JobQueue.class)
        .handIn(QUEUE, List.of(Dispatch.waiting(later, QUEUE, "ping", Duration.ofSeconds(1), 0)));
    jobs.add(later);
    await().until(() -> work.finished.size() >= 8);

    context
        .getBean("redissonForCommands", RedissonClient.class)
        .getKeys()
        .delete("smallbiz:{default:0}:" + key);

    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () ->
                assertThat(jobs)
                    .allSatisfy(
                        job ->
                            assertThat(work.outcomesOf(job)).contains(new JobOutcome.Succeeded())));
  }

  @Test
  void noJobIsClaimedFromAPausedQueueAndThoseThatRunGoOn() {
    var work = new RecordingWork();
    work.body =
        job -> {
          Thread.sleep(2_500);
          return new JobOutcome.Succeeded();
        };
    var context = process(work, 5);
    JobId running = dispatch(context);
    await().until(() -> ran(work, running));
    work.paused = Set.of(QUEUE);
    await().during(Duration.ofSeconds(2)).until(() -> work.outcomesOf(running).isEmpty());

    JobId waiting = dispatch(context);
    await().until(() -> !work.outcomesOf(running).isEmpty());
    assertThat(ran(work, waiting)).isFalse();

    work.storageAway = true;
    await().during(Duration.ofMillis(1_500)).until(() -> !ran(work, waiting));
    work.storageAway = false;
    work.paused = Set.of();

    await().atMost(Duration.ofSeconds(4)).until(() -> ran(work, waiting));
  }

  @Test
  void aProcessClaimsNothingBeforeItKnowsWhichQueuesArePaused() {
    var work = new RecordingWork();
    work.paused = Set.of(QUEUE);
    work.storageAway = true;
    var context = process(work, 5);
    JobId waiting = dispatch(context);
    await().during(Duration.ofMillis(1_500)).until(() -> !ran(work, waiting));

    work.storageAway = false;

    await().during(Duration.ofSeconds(2)).until(() -> !ran(work, waiting));
  }

  private Map<String, String> tokens() {
    return idleProcess()
        .getBean("redissonForCommands", RedissonClient.class)
        .getMap("smallbiz:{default:0}:tokens");
  }

  private static void awaitPolling(RecordingWork work, JobQueue queue) {
    JobId job = handIn(queue, 1).get(0);
    await().until(() -> !work.outcomesOf(job).isEmpty());
  }
}
