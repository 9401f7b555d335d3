package com.smallbiz.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.FinishedJob;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobFilter;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.job.JobRefused;
import com.smallbiz.application.job.JobSelection;
import com.smallbiz.application.job.JobSelection.Chosen;
import com.smallbiz.application.job.JobSelection.Fitting;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.JobTally;
import com.smallbiz.application.port.out.StorageUnavailable;
import com.smallbiz.application.testkit.Claims;
import com.smallbiz.application.testkit.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobOperationsTest {

  private static final JobOutcome DIED = new JobOutcome.Died(new JobError("c", "m"));
  private static final JobOutcome RETRY =
      new JobOutcome.Retry(Duration.ofHours(1), new JobError("c", "m"));

  private final StorageUnavailable away =
      new StorageUnavailable("away", new IllegalStateException());

  private final Shop shop = new Shop();
  private final List<Dispatch> dispatched = new ArrayList<>();
  private final JobOperations operations =
      new JobOperations(shop.catalog, shop.control, dispatched::add, shop.database);

  private long lastToken;

  @Test
  void aDeadJobThatIsRetriedComesToAWorkerAtOnce() {
    JobId id = run(ping(), DIED);
    shop.work.start(Claims.take(shop.redis, "default", 10), true);

    assertThat(shop.operations.retry(id)).contains(shop.job(id));

    shop.workUntilIdle();
    assertThat(shop.job(id).state()).isEqualTo(JobState.SUCCEEDED);
  }

  @Test
  void theQueueHearsOfARetryAfterTheCommitAndOfItsLastToken() {
    JobId id = run(ping(), RETRY);

    shop.database.inTransaction(
        () -> {
          assertThat(operations.retry(id)).isPresent();
          assertThat(dispatched).isEmpty();
          return id;
        });

    assertThat(dispatched)
        .containsExactly(Dispatch.waiting(id, "default", "ping", Duration.ZERO, lastToken));
  }

  @Test
  void aRetryThatIsUndoneIsNotHeardOf() {
    JobId id = run(ping(), DIED);
    shop.witness.failAfter("retry", away);

    assertThatThrownBy(() -> operations.retry(id)).isInstanceOf(StorageUnavailable.class);

    assertThat(dispatched).isEmpty();
    assertThat(shop.job(id).state()).isEqualTo(JobState.DEAD);
  }

  @Test
  void aJobThatIsKilledIsDroppedWhenItsTurnComes() {
    JobId id = ping();

    assertThat(operations.kill(id)).contains(shop.job(id));

    assertThat(shop.job(id).state()).isEqualTo(JobState.DEAD);
    assertThat(shop.job(id).lastError().code()).isEqualTo("killed");
    assertThat(shop.startSome("default")).isEmpty();
    assertThat(shop.redis.load("default").ready()).isZero();
    assertThat(shop.redis.claimed("default")).isEmpty();
    assertThat(dispatched).isEmpty();
  }

  @Test
  void aJobThatIsDeletedIsDroppedWhenItsTurnComes() {
    JobId id = ping();

    assertThat(operations.delete(id)).isTrue();

    assertThat(shop.jobs.find(id)).isEmpty();
    assertThat(shop.startSome("default")).isEmpty();
    assertThat(shop.redis.claimed("default")).isEmpty();
  }

  @Test
  void aRunningJobIsLeftAloneAndTheReasonIsInWords() {
    JobId id = ping();
    start(id);

    assertThatThrownBy(() -> operations.retry(id))
        .isInstanceOf(JobRefused.class)
        .hasMessage("a job in the state running cannot be retried");
    assertThatThrownBy(() -> operations.kill(id))
        .isInstanceOf(JobRefused.class)
        .hasMessage("a job in the state running cannot be killed");
    assertThatThrownBy(() -> operations.delete(id))
        .isInstanceOf(JobRefused.class)
        .hasMessage("a job in the state running cannot be deleted");
  }

  @Test
  void nothingCanBeDoneToAJobThatIsNotThere() {
    var id = new JobId(shop.ids.next());

    assertThat(operations.retry(id)).isEmpty();
    assertThat(operations.kill(id)).isEmpty();
    assertThat(operations.delete(id)).isFalse();
  }

  @Test
  void aDeadJobWhoseWorkAnotherDoesIsRefused() {
    JobId dead = run(pingUnique("k"), DIED);
    pingUnique("k");

    assertThatThrownBy(() -> operations.retry(dead))
        .isInstanceOf(JobRefused.class)
        .hasMessage("another job does the same work by now");
    assertThat(dispatched).isEmpty();
  }

  @Test
  void theOrderOfASyncThatIsKilledStaysFailed() {
    var order = shop.order();
    JobId id = shop.requestSync(order.id());
    run(id, RETRY);

    shop.operations.kill(id);

    assertThat(shop.requestSync(order.id())).isNotEqualTo(id);
    assertThat(shop.operations.delete(id)).isTrue();
  }

  @Test
  void allDeadJobsAreRetriedInBatches() {
    List<JobId> dead = IntStream.range(0, 450).mapToObj(it -> run(ping(), DIED)).toList();
    JobId waiting = run(ping(), RETRY);

    assertThat(operations.retry(all(JobFilter.of(JobState.DEAD)))).isEqualTo(new JobTally(450, 0));

    assertThat(dead).allMatch(id -> shop.job(id).state() == JobState.RETRYING);
    assertThat(dispatched).extracting(Dispatch::id).containsExactlyInAnyOrderElementsOf(dead);
    assertThat(shop.job(waiting).attempt()).isEqualTo(1);
    assertThat(shop.witness.journalOf("retry")).hasSize(3);
  }

  @Test
  void onlyWhatIsAskedForIsRetriedOrDeleted() {
    JobId ping = run(ping(), DIED);
    JobId sync = run(shop.requestSync(shop.order().id()), DIED);
    var deadPings = new JobFilter(JobState.DEAD, "default", "ping");

    assertThat(operations.retry(all(deadPings)).done()).isEqualTo(1);
    assertThat(operations.delete(all(deadPings))).isEqualTo(JobTally.NONE);
    assertThat(operations.delete(all(new JobFilter(JobState.DEAD, "integrations", null))).done())
        .isEqualTo(1);

    assertThat(shop.job(ping).state()).isEqualTo(JobState.RETRYING);
    assertThat(shop.jobs.find(sync)).isEmpty();
  }

  @Test
  void ofAllJobsThoseAreDeletedThatMayBe() {
    JobId running = ping();
    start(running);
    IntStream.range(0, 250).forEach(it -> ping());

    assertThat(operations.delete(all(JobFilter.NONE))).isEqualTo(new JobTally(250, 1));

    assertThat(shop.job(running).state()).isEqualTo(JobState.RUNNING);
  }

  @Test
  void aBatchThatIsOvertakenIsTriedAgain() {
    run(ping(), DIED);
    shop.witness.failBefore("retry", JobRefused.replaced());

    assertThat(operations.retry(all(JobFilter.of(JobState.DEAD))).done()).isEqualTo(1);
    assertThat(dispatched).hasSize(1);
  }

  @Test
  void aBatchThatIsUndoneIsTriedAgain() {
    List<JobId> dead = IntStream.range(0, 250).mapToObj(it -> run(ping(), DIED)).toList();
    shop.witness.failAfter("delete", away);
    shop.witness.failBefore("page", away);

    assertThat(operations.delete(all(JobFilter.of(JobState.DEAD)))).isEqualTo(new JobTally(250, 0));

    assertThat(dead).allMatch(id -> shop.jobs.find(id).isEmpty());
  }

  @Test
  void whatWasDoneBeforeTheDatabaseWentAwayStaysDoneAndIsTold() {
    List<JobId> dead = IntStream.range(0, 450).mapToObj(it -> run(ping(), DIED)).toList();
    shop.witness.failAlways("delete", 1, away);

    assertThat(operations.delete(all(JobFilter.of(JobState.DEAD))))
        .isEqualTo(new JobTally(200, 0, JobTally.End.OUTAGE));

    assertThat(dead.stream().filter(id -> shop.jobs.find(id).isPresent())).hasSize(250);
  }

  @Test
  void aDatabaseThatWasAwayFromTheBeginningIsNoOutcome() {
    run(ping(), DIED);
    shop.witness.failAlways("retry", 0, away);

    assertThatThrownBy(() -> operations.retry(all(JobFilter.of(JobState.DEAD)))).isSameAs(away);
  }

  @Test
  void theChosenAreDoneAndWhatChangedMeanwhileOrIsGoneIsLeft() {
    JobId dead = run(ping(), DIED);
    JobId revived = run(ping(), DIED);
    assertThat(operations.retry(revived)).isPresent();
    start(revived);
    dispatched.clear();
    JobId untouched = run(ping(), DIED);
    var gone = new JobId(shop.ids.next());

    assertThat(operations.retry(new Chosen(List.of(dead, revived, gone, dead), JobState.DEAD)))
        .isEqualTo(new JobTally(1, 2));

    assertThat(shop.job(dead).state()).isEqualTo(JobState.RETRYING);
    assertThat(shop.job(revived).state()).isEqualTo(JobState.RUNNING);
    assertThat(shop.job(untouched).state()).isEqualTo(JobState.DEAD);
    assertThat(dispatched).extracting(Dispatch::id).containsExactly(dead);
  }

  @Test
  void aJobThatHasLeftTheListItWasChosenInIsLeftAlone() {
    JobId revived = run(ping(), DIED);
    assertThat(operations.retry(revived)).isPresent();

    assertThat(operations.delete(new Chosen(List.of(revived), JobState.DEAD)))
        .isEqualTo(new JobTally(0, 1));

    assertThat(shop.job(revived).state()).isEqualTo(JobState.RETRYING);
  }

  @Test
  void manyAreKilledInBatches() {
    List<JobId> waiting = IntStream.range(0, 250).mapToObj(it -> run(ping(), RETRY)).toList();

    assertThat(operations.kill(new Chosen(waiting.subList(0, 201), JobState.RETRYING)))
        .isEqualTo(new JobTally(201, 0));
    assertThat(operations.kill(all(JobFilter.of(JobState.RETRYING))))
        .isEqualTo(new JobTally(49, 0));

    assertThat(waiting).allMatch(id -> shop.job(id).state() == JobState.DEAD);
    assertThat(shop.witness.journalOf("kill")).hasSize(3);
  }

  @Test
  void aSelectionOfNoneIsDone() {
    assertThat(operations.delete(new Chosen(List.of(), JobState.DEAD))).isEqualTo(JobTally.NONE);
  }

  private static JobSelection all(JobFilter filter) {
    return new Fitting(filter);
  }

  private JobId ping() {
    return shop.enqueuer.enqueue(PingJob.TYPE, new PingJob.Arguments("hello"), Shop.ORIGIN);
  }

  private JobId pingUnique(String key) {
    return shop.enqueuer.enqueueUnique(
        PingJob.TYPE, new PingJob.Arguments("hello"), key, Shop.ORIGIN);
  }

  private Claim start(JobId id) {
    var claim = new Claim(id, "default", ++lastToken);
    shop.jobs.start(List.of(claim), true);
    return claim;
  }

  private JobId run(JobId id, JobOutcome outcome) {
    shop.jobs.finish(List.of(new FinishedJob(start(id), outcome)));
    return id;
  }
}
