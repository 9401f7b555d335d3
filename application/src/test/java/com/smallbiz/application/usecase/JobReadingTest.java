package com.smallbiz.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.FinishedJob;
import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobAttempt;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobFilter;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.job.JobQuery;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.NewJob;
import com.smallbiz.application.job.QueueSummary;
import com.smallbiz.application.port.out.QueueUnavailable;
import com.smallbiz.application.testkit.Claims;
import com.smallbiz.application.testkit.Shop;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobReadingTest {

  private static final JobQuery RUNNING = new JobQuery(JobFilter.of(JobState.RUNNING), 100, null);

  private static final int LONG = 30;

  private final Shop shop = new Shop();
  private final JobReading reading = new JobReading(shop.jobs, shop.catalog, shop.contents, LONG);

  @Test
  void theRelayLagsByTheOldestJobThatTheQueueDoesNotKnow() {
    assertThat(shop.reading.relayLag()).isZero();
    shop.enqueuer.enqueue(PingJob.TYPE, new PingJob.Arguments("told"), Shop.ORIGIN);
    shop.clock.advance(Duration.ofMinutes(1));
    assertThat(shop.reading.relayLag()).isZero();

    shop.redis.forgetEverything();
    assertThat(shop.reading.relayLag()).isEqualTo(Duration.ofMinutes(1));

    shop.sweep.sweep(Shop.QUEUES);
    assertThat(shop.reading.relayLag()).isZero();
  }

  @Test
  void theAttemptsOfAJobAreThoseThatTheDatabaseKept() {
    JobId id = new JobId(shop.ids.next());
    shop.jobs.enqueue(new NewJob(id, "ping", 1, "default", "{}", null, Shop.ORIGIN, 25));
    var claim = new Claim(id, "default", 1);
    var error = new JobError("external_unavailable", "It did not answer");
    shop.jobs.start(List.of(claim), true);
    shop.jobs.finish(List.of(new FinishedJob(claim, new JobOutcome.Died(error))));

    assertThat(reading.attempts(id)).extracting(JobAttempt::error).containsExactly(error);
    assertThat(reading.attempts(new JobId(shop.ids.next()))).isEmpty();
  }

  @Test
  void aShortQueueIsCountedInTheDatabaseAlone() {
    enqueue(3);
    shop.startSome("default");
    enqueue(2);
    shop.redis.forgetEverything();

    QueueSummary summary = summary();

    assertThat(summary.depth()).isEqualTo(2);
    assertThat(summary.running()).isEqualTo(3);
    assertThat(shop.witness.journalOf("load")).isEmpty();
  }

  @Test
  void aLongQueueIsAskedItself() {
    enqueue(LONG + 50);
    shop.startSome("default");

    QueueSummary summary = summary();

    assertThat(summary.depth()).isEqualTo(LONG + 40);
    assertThat(summary.running()).isEqualTo(10);
    assertThat(shop.witness.journalOf("summarize", "load")).containsExactly("summarize", "load");
  }

  @Test
  void aLongQueueThatIsAwayIsCountedToTheEnd() {
    enqueue(LONG + 50);
    shop.startSome("default");
    shop.witness.failBefore("load", new QueueUnavailable("away", new IllegalStateException()));

    QueueSummary summary = summary();

    assertThat(summary.depth()).isEqualTo(LONG + 40);
    assertThat(summary.running()).isEqualTo(10);
  }

  @Test
  void aLongQueueThatHasLostItsMemoryIsNotBelieved() {
    enqueue(LONG + 50);
    shop.redis.forgetEverything();

    assertThat(summary().depth()).isEqualTo(LONG + 50);
  }

  @Test
  void jobsThatRunAreListedThoughTheQueueHasForgottenThem() {
    enqueue(3);
    List<JobId> started = startSome();
    enqueue(2);
    shop.redis.forgetEverything();

    assertThat(running()).containsExactlyInAnyOrderElementsOf(started);
  }

  @Test
  void theJobsThatRunInALongQueueAreThoseThatItNames() {
    enqueue(LONG + 50);
    List<JobId> started = startSome();
    Claims.take(shop.redis, "default", 5);

    assertThat(running()).containsExactlyInAnyOrderElementsOf(started);
    assertThat(shop.witness.journalOf("page")).isEmpty();
    var elsewhere = new JobFilter(JobState.RUNNING, "integrations", null);
    assertThat(reading.list(new JobQuery(elsewhere, 100, null)).jobs()).isEmpty();
  }

  @Test
  void theJobsThatRunInALongQueueAreLookedForWhereItIsAway() {
    enqueue(LONG + 50);
    List<JobId> started = startSome();
    shop.witness.failBefore("claimed", new QueueUnavailable("away", new IllegalStateException()));

    assertThat(running()).containsExactlyInAnyOrderElementsOf(started);
  }

  @Test
  void otherJobsAreListedWithoutAskingTheQueue() {
    enqueue(2);

    assertThat(reading.list(new JobQuery(JobFilter.NONE, 1, null)).jobs()).hasSize(1);
    assertThat(shop.witness.journalOf("load", "claimed", "summarize")).isEmpty();
  }

  private void enqueue(int number) {
    List<Dispatch> dispatches =
        IntStream.range(0, number)
            .mapToObj(it -> new JobId(shop.ids.next()))
            .map(
                id ->
                    shop.jobs
                        .enqueue(new NewJob(id, "ping", 1, "default", "{}", null, Shop.ORIGIN, 25))
                        .id())
            .map(id -> Dispatch.due(id, "default", "ping"))
            .toList();
    var unused = shop.redis.handIn("default", dispatches);
  }

  private List<JobId> startSome() {
    return shop.startSome("default").stream().map(it -> it.job().id()).toList();
  }

  private QueueSummary summary() {
    return reading.summarize(List.of("default")).get(0);
  }

  private List<JobId> running() {
    return reading.list(RUNNING).jobs().stream().map(Job::id).toList();
  }
}
