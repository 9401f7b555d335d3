package com.smallbiz.application.testkit;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.EnqueuedJob;
import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.job.JobOutcome.Died;
import com.smallbiz.application.job.JobOutcome.Retry;
import com.smallbiz.application.job.JobOutcome.Succeeded;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.Leftover;
import com.smallbiz.application.job.NewJob;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.port.out.Transactions;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every implementation of {@link com.smallbiz.application.port.out.Jobs} keeps to: how jobs
 * come and how the queue is told of them; see its superclasses for their times and how they run.
 */
public abstract class JobsContract extends JobTimesContract {

  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final long EPOCH = 1_700_000_000_000_000L;

  protected abstract Transactions transactions();

  @Test
  void aJobIsFoundAsItWasEnqueued() {
    var job =
        new NewJob(
            nextId(),
            "sync_order",
            3,
            "integrations",
            "{\"b\": 1.50,  \"a\":\"🦊 \\u0000 \\\" \\\\ ?\", \"a\":null}",
            "order-sync:🦊",
            new Origin("request-1", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
            25);

    var before = now();
    JobId id = jobs().enqueue(job).id();
    var after = now();

    assertThat(id).isEqualTo(job.id());
    Job found = found(id);
    assertThat(found)
        .usingRecursiveComparison()
        .ignoringFields("enqueuedAt")
        .isEqualTo(
            new Job(
                id,
                "sync_order",
                3,
                "integrations",
                job.arguments(),
                "order-sync:🦊",
                job.origin(),
                JobState.ENQUEUED,
                0,
                25,
                0,
                0,
                before,
                null,
                null,
                null,
                null,
                null,
                null,
                Set.of()));
    assertThat(found.enqueuedAt()).isBetween(before.truncatedTo(ChronoUnit.MICROS), after);
  }

  @Test
  void aJobRemembersForGoodWhichOfItsArgumentsNobodyIsToSee() {
    JobId alone = enqueued(aJob().redacting("email", "card_number"));
    List<JobId> together =
        jobs()
            .enqueueAll(
                List.of(
                    aJob().redacting("email").toNewJob(),
                    aJob().toNewJob(),
                    aJob().redacting("email", "card_number").toNewJob()))
            .stream()
            .map(EnqueuedJob::id)
            .toList();

    run(alone, new Retry(Duration.ofHours(1), ERROR));

    assertThat(found(alone).redacted()).containsExactlyInAnyOrder("email", "card_number");
    assertThat(together)
        .extracting(id -> found(id).redacted())
        .containsExactly(Set.of("email"), Set.of(), Set.of("email", "card_number"));
  }

  @Test
  void argumentsMayBeAsLargeAsTheyMayBe() {
    String arguments = "\"" + "ä".repeat(NewJob.MAX_ARGUMENTS / 2 - 1) + "\"";

    JobId id = enqueued(aJob().withArguments(arguments));

    assertThat(found(id).arguments()).isEqualTo(arguments);
  }

  @Test
  void thereIsNoJobOfAnUnknownId() {
    assertThat(jobs().find(nextId())).isEmpty();
  }

  @Test
  void aJobThatIsEnqueuedInATransactionThatIsUndoneNeverWas() {
    NewJob job = aJob().toNewJob();
    try {
      transactions()
          .inTransaction(
              () -> {
                jobs().enqueue(job);
                throw new IllegalStateException("on purpose");
              });
    } catch (IllegalStateException expected) {
      assertThat(jobs().find(job.id())).isEmpty();
    }
  }

  @Test
  void jobsWithoutAUniqueKeyHaveAnyNumberOfTwins() {
    assertThat(enqueued(aJob())).isNotEqualTo(enqueued(aJob()));
  }

  @ParameterizedTest
  @MethodSource("outcomesThatKeepAJobAlive")
  void aLiveJobKeepsItsUniqueKey(JobOutcome outcome) {
    JobId first = enqueued(aJob().withUniqueKey("k"));
    assertThat(enqueued(aJob().withUniqueKey("k"))).isEqualTo(first);

    run(first, outcome);

    assertThat(enqueued(aJob().withUniqueKey("k"))).isEqualTo(first);
    assertThat(enqueued(aJob().withUniqueKey("other"))).isNotEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("outcomesThatEndAJob")
  void aJobThatEndedLeavesItsUniqueKeyToTheNext(JobOutcome outcome) {
    JobId first = enqueued(aJob().withUniqueKey("k"));
    run(first, outcome);

    JobId second = enqueued(aJob().withUniqueKey("k"));

    assertThat(second).isNotEqualTo(first);
    assertThat(found(first).state()).isIn(JobState.SUCCEEDED, JobState.DEAD);
  }

  @Test
  void ofManyThatAskAtOnceForTheSameAllGetTheSameJob() {
    var asking =
        IntStream.range(0, 16)
            .mapToObj(it -> aJob().withUniqueKey("k").toNewJob())
            .map(job -> supplyAsync(() -> jobs().enqueue(job).id()))
            .toList();

    assertThat(asking.stream().map(CompletableFuture::join).distinct()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("outcomesThatEndAJob")
  void aJobThatIsAskedForWhileItRunsIsRunOnceMore(JobOutcome outcome) {
    JobId id = enqueued(aJob().withUniqueKey("k"));
    Claim first = started(id);
    enqueued(aJob().withUniqueKey("k"));
    enqueued(aJob().withUniqueKey("k"));

    assertThat(finish(first, outcome)).containsEntry(id, JobState.ENQUEUED);

    Job again = found(id);
    assertThat(again.attempt()).isZero();
    assertThat(again.finishedAt()).isNull();
    assertThat(again.lastError()).isEqualTo(outcome instanceof Died died ? died.error() : null);
    assertThat(finish(started(id), outcome)).containsEntry(id, stateAfter(outcome));
  }

  @Test
  void aJobThatIsAskedForBeforeItRunsIsRunOnce() {
    JobId id = enqueued(aJob().withUniqueKey("k"));
    enqueued(aJob().withUniqueKey("k"));

    assertThat(finish(started(id), new Succeeded())).containsEntry(id, JobState.SUCCEEDED);
  }

  @ParameterizedTest
  @MethodSource("outcomesThatKeepAJobAlive")
  void theAttemptThatFollowsDoesTheWorkThatWasAskedForMeanwhile(JobOutcome outcome) {
    JobId id = enqueued(aJob().withUniqueKey("k"));
    Claim first = started(id);
    enqueued(aJob().withUniqueKey("k"));
    finish(first, outcome);
    letPass(DELAY);

    assertThat(finish(started(id), new Succeeded())).containsEntry(id, JobState.SUCCEEDED);
  }

  @Test
  void aNewJobIsALeftoverOnlyWhenTheQuickWayHadItsTime() {
    JobId id = enqueued(aJob());
    assertThat(leftovers()).isEmpty();

    letPass(GRACE);

    assertThat(leftovers()).containsExactly(Dispatch.due(id, "default", "ping"));
  }

  @Test
  void leftoversAreOfOneQueueAndTheOldestFirst() {
    List<JobId> ids =
        IntStream.range(0, 5)
            .mapToObj(
                it -> {
                  letPass(Duration.ofMillis(1));
                  return enqueued(aJob());
                })
            .toList();
    JobId other = enqueued(aJob().withQueue("integrations"));
    letPass(GRACE);

    assertThat(jobs().leftovers("default", EPOCH, 3))
        .extracting(it -> it.dispatch().id())
        .containsExactlyElementsOf(ids.subList(0, 3));
    assertThat(jobs().leftovers("integrations", EPOCH, 3))
        .extracting(it -> it.dispatch().id())
        .containsExactly(other);
    assertThat(jobs().leftovers("unheard-of", EPOCH, 3)).isEmpty();
  }

  @Test
  void whatIsHandedOverIsNoLeftoverInThisEpoch() {
    JobId handedOver = enqueued(aJob());
    JobId other = enqueued(aJob());
    letPass(GRACE);

    jobs().handedOver(List.of(handedOver, nextId()), EPOCH);
    jobs().handedOver(List.of(), EPOCH);

    assertThat(leftovers()).extracting(Dispatch::id).containsExactly(other);
  }

  @Test
  void whatWasHandedOverInAnyOtherEpochIsALeftoverBehindWhatNeverWas() {
    JobId before = enqueued(aJob());
    JobId after = enqueued(aJob());
    JobId now = enqueued(aJob());
    JobId never = enqueued(aJob());
    letPass(GRACE);
    jobs().handedOver(List.of(before), EPOCH - 1);
    jobs().handedOver(List.of(after), EPOCH + 1);
    jobs().handedOver(List.of(now), EPOCH);

    assertThat(leftovers()).extracting(Dispatch::id).containsExactly(never, before, after);
    assertThat(jobs().leftovers("default", EPOCH, 2))
        .extracting(it -> it.dispatch().id())
        .containsExactly(never, before);
  }

  @Test
  void whatRunsIsALeftoverUntilTheQueueIsToldWhoMayHoldIt() {
    JobId id = enqueued(aJob());
    Claim claim = started(id);
    letPass(GRACE);

    assertThat(leftovers()).containsExactly(Dispatch.held(id, "default", "ping", claim.token()));

    jobs().handedOver(List.of(id), EPOCH);
    assertThat(leftovers()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void whatIsToBeRunAgainIsALeftoverUntilItIsHandedOver(JobOutcome outcome) {
    JobId id = enqueued(aJob());
    Claim claim = started(id);
    finish(claim, outcome);
    letPass(GRACE);

    boolean again = found(id).state().isLive();

    assertThat(leftovers())
        .hasSize(again ? 1 : 0)
        .allMatch(leftover -> leftover.token() == claim.token() && !leftover.held());
    jobs().handedOver(List.of(id), EPOCH);
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void whatIsHandedOverStaysSoWhateverBecomesOfIt() {
    JobId id = enqueued(aJob());
    letPass(GRACE);
    jobs().handedOver(List.of(id), EPOCH);

    Claim claim = started(id);
    assertThat(leftovers()).isEmpty();
    finish(claim, new Retry(DELAY, ERROR));
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void aLiveJobIsFoundByItsUniqueKey() {
    JobId id = enqueued(aJob().withUniqueKey("order-sync:1"));
    enqueued(aJob().withUniqueKey("order-sync:2"));
    assertThat(jobs().findLive("order-sync:1")).contains(id);

    Claim claim = started(id);
    assertThat(jobs().findLive("order-sync:1")).contains(id);

    finish(claim, new Succeeded());
    assertThat(jobs().findLive("order-sync:1")).isEmpty();
  }

  @Test
  void everythingLiveIsALeftoverInANewEpoch() {
    JobId waiting = enqueued(aJob());
    JobId running = enqueued(aJob());
    JobId retrying = enqueued(aJob());
    JobId done = enqueued(aJob());
    letPass(GRACE);
    jobs().handedOver(List.of(waiting, running, retrying, done), EPOCH);
    Claim runningUnder = started(running);
    Claim ranUnder = started(retrying);
    finish(ranUnder, new Retry(DELAY, ERROR));
    run(done, new Succeeded());

    List<Dispatch> leftovers = leftoversIn(EPOCH + 1);

    assertThat(leftovers).extracting(Dispatch::id).containsExactly(waiting, running, retrying);
    assertThat(leftovers.get(0)).isEqualTo(Dispatch.due(waiting, "default", "ping"));
    assertThat(leftovers.get(1))
        .isEqualTo(Dispatch.held(running, "default", "ping", runningUnder.token()));
    assertThat(leftovers.get(2).held()).isFalse();
    assertThat(leftovers.get(2).token()).isEqualTo(ranUnder.token());
    assertThat(leftovers.get(2).delay()).isCloseTo(DELAY, Duration.ofSeconds(30));
  }

  private List<Dispatch> leftovers() {
    return leftoversIn(EPOCH);
  }

  private List<Dispatch> leftoversIn(long epoch) {
    return jobs().leftovers("default", epoch, 10).stream().map(Leftover::dispatch).toList();
  }
}
