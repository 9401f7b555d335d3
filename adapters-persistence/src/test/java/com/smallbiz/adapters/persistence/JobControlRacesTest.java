package com.smallbiz.adapters.persistence;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.FinishedJob;
import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.job.JobRefused;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.NewJob;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.job.Retention;
import com.smallbiz.application.job.StartedJob;
import com.smallbiz.application.port.out.JobControl;
import com.smallbiz.application.port.out.Jobs;
import com.smallbiz.application.port.out.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of jobs when an operator and a worker meet at their rows. */
class JobControlRacesTest {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final JobError ERROR = new JobError("c", "m");
  private static final JobOutcome DIED = new JobOutcome.Died(ERROR);
  private static final JobOutcome RETRY = new JobOutcome.Retry(Duration.ZERO, ERROR);

  private final Jobs jobs = DATABASE.jobs();
  private final JobControl control = DATABASE.jobControl();
  private final Transactions transactions = DATABASE.transactions();

  @BeforeEach
  void clear() {
    DATABASE.clear();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void aJobThatIsJustBeingStartedIsNotKilled() {
    JobId id = enqueued(null);

    List<Job> killed = meanwhile(() -> start(id, 1), () -> kill(id)).join();

    assertThat(killed).isEmpty();
    assertThat(found(id).state()).isEqualTo(JobState.RUNNING);
  }

  @Test
  void aJobThatIsJustBeingKilledIsNotStarted() {
    JobId id = enqueued(null);

    List<StartedJob> started = meanwhile(() -> kill(id), () -> start(id, 1)).join();

    assertThat(started).isEmpty();
    assertThat(found(id).state()).isEqualTo(JobState.DEAD);
  }

  @Test
  void aJobThatIsJustBeingDeletedIsNotStarted() {
    JobId id = enqueued(null);

    List<StartedJob> started =
        meanwhile(() -> control.delete(List.of(id)), () -> start(id, 1)).join();

    assertThat(started).isEmpty();
    assertThat(jobs.find(id)).isEmpty();
  }

  @Test
  void aJobThatIsJustBeingStartedIsNotRetried() {
    JobId id = ran(enqueued(null), RETRY);

    List<Job> retried = meanwhile(() -> start(id, 2), () -> control.retry(List.of(id))).join();

    assertThat(retried).isEmpty();
    assertThat(found(id).state()).isEqualTo(JobState.RUNNING);
    assertThat(found(id).attempt()).isEqualTo(2);
  }

  @Test
  void aJobThatIsJustBeingRetriedIsStartedThen() {
    JobId id = ran(enqueued(null), DIED);

    List<StartedJob> started =
        meanwhile(() -> control.retry(List.of(id)), () -> start(id, 2)).join();

    // The start may have looked at the job while it was dead; the next one finds it alive.
    assertThat(started.isEmpty() ? start(id, 3) : started).hasSize(1);
    assertThat(found(id).attempt()).isEqualTo(1);
  }

  @Test
  void aJobThatIsJustDyingIsDecidedOnWhenItIsDead() {
    JobId id = enqueued(null);
    start(id, 1);

    List<Job> retried = meanwhile(() -> finish(id, 1, DIED), () -> inTransactionRetry(id)).join();

    assertThat(retried).hasSize(1);
    assertThat(found(id).state()).isEqualTo(JobState.RETRYING);
    assertThat(found(id).finishedAt()).isNull();
  }

  @Test
  void aKilledJobsWorkerCannotFinishIt() {
    JobId id = ran(enqueued(null), RETRY);
    kill(id);
    Job killed = found(id);

    finish(id, 1, new JobOutcome.Succeeded());
    finish(id, 2, new JobOutcome.Succeeded());

    assertThat(found(id)).isEqualTo(killed);
  }

  @Test
  void ofManyOperatorsOneKillsAJob() {
    JobId id = enqueued(null);

    List<CompletableFuture<List<Job>>> kills =
        IntStream.range(0, 4).mapToObj(it -> supplyAsync(() -> kill(id))).toList();

    assertThat(kills.stream().filter(it -> !it.join().isEmpty())).hasSize(1);
  }

  @Test
  void aDeadJobIsNotRetriedWhileItsWorkIsBeingAskedForAgain() {
    JobId dead = ran(enqueued("k"), DIED);

    CompletableFuture<List<Job>> retry =
        meanwhile(() -> enqueued("k"), () -> control.retry(List.of(dead)));

    assertThatThrownBy(retry::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(JobRefused.class);
    assertThat(found(dead).state()).isEqualTo(JobState.DEAD);
    assertThat(control.retry(List.of(dead))).isEmpty();
  }

  @Test
  void whoAsksForWorkThatIsBeingRetriedGetsThatJob() {
    JobId dead = ran(enqueued("k"), DIED);

    JobId asked = meanwhile(() -> control.retry(List.of(dead)), () -> enqueued("k")).join();

    assertThat(asked).isEqualTo(dead);
  }

  @Test
  void theCleanUpPassesOverWhatAnOperatorHolds() {
    JobId held = ran(enqueued(null), DIED);
    JobId other = ran(enqueued(null), DIED);
    DATABASE.letPass(Duration.ofDays(200));

    int removed =
        transactions.inTransaction(
            () -> {
              control.hold(List.of(held), JobState.DEAD);
              return supplyAsync(this::cleanUp).orTimeout(5, TimeUnit.SECONDS).join();
            });

    assertThat(removed).isEqualTo(1);
    assertThat(jobs.find(other)).isEmpty();
    assertThat(cleanUp()).isEqualTo(1);
    assertThat(jobs.find(held)).isEmpty();
  }

  private int cleanUp() {
    try {
      return DATABASE.endedJobs().removeExpired(Retention.STANDARD);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** Whoever comes first: the job runs or is dead, and what each was told is what it is. */
  @Test
  void operatorsAndWorkersNeverBothHaveAJob() throws Exception {
    for (int round = 0; round < 100; round++) {
      JobId id = enqueued(null);
      var barrier = new CyclicBarrier(2);
      var starting = supplyAsync(() -> await(barrier, () -> start(id, 1)));
      var killing = supplyAsync(() -> await(barrier, () -> kill(id)));

      boolean started = !starting.join().isEmpty();
      boolean killed = !killing.join().isEmpty();

      assertThat(started).isNotEqualTo(killed);
      assertThat(found(id).state()).isEqualTo(started ? JobState.RUNNING : JobState.DEAD);
    }
  }

  private static <T> T await(CyclicBarrier barrier, Supplier<T> action) {
    try {
      barrier.await();
      return action.get();
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  /**
   * Does the first in a transaction, and the second elsewhere as soon as that has to wait for the
   * first's lock; then lets the transaction end.
   */
  private <T> CompletableFuture<T> meanwhile(Runnable first, Supplier<T> second) {
    return transactions.inTransaction(
        () -> {
          first.run();
          CompletableFuture<T> waiting = supplyAsync(second);
          Await.until("somebody waits", () -> waiting.isDone() || DATABASE.somebodyWaits());
          return waiting;
        });
  }

  /** As the use case does it: what is decided on is locked first. */
  private List<Job> inTransactionRetry(JobId id) {
    return transactions.inTransaction(
        () -> {
          assertThat(control.findForUpdate(id))
              .get()
              .extracting(Job::state)
              .isEqualTo(JobState.DEAD);
          return control.retry(List.of(id));
        });
  }

  private JobId enqueued(String uniqueKey) {
    return jobs.enqueue(
            new NewJob(
                new JobId(UUID.randomUUID()),
                "ping",
                1,
                "default",
                "{}",
                uniqueKey,
                new Origin("request-1", "00-1-2-01"),
                25))
        .id();
  }

  private List<StartedJob> start(JobId id, long token) {
    return jobs.start(List.of(new Claim(id, "default", token)), true);
  }

  private void finish(JobId id, long token, JobOutcome outcome) {
    jobs.finish(List.of(new FinishedJob(new Claim(id, "default", token), outcome)));
  }

  private JobId ran(JobId id, JobOutcome outcome) {
    start(id, 1);
    finish(id, 1, outcome);
    return id;
  }

  private List<Job> kill(JobId id) {
    return control.kill(List.of(id), ERROR);
  }

  private Job found(JobId id) {
    return jobs.find(id).orElseThrow();
  }
}
