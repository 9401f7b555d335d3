package com.smallbiz.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.JobType;
import com.smallbiz.application.job.RetryPolicies;
import com.smallbiz.application.port.out.JobArguments;
import com.smallbiz.application.port.out.QueueUnavailable;
import com.smallbiz.application.port.out.StorageUnavailable;
import com.smallbiz.application.testkit.Claims;
import com.smallbiz.application.testkit.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobEnqueuerTest {

  private static final PingJob.Arguments HELLO = new PingJob.Arguments("hello");

  private static final Duration HOUR = Duration.ofHours(1);

  private final Shop shop = new Shop();

  @Test
  void aJobHasAllThatItsTypeAndTheRequestSay() {
    Job job = shop.job(enqueue());

    assertThat(job.type()).isEqualTo("ping");
    assertThat(job.typeVersion()).isEqualTo(1);
    assertThat(job.queue()).isEqualTo("default");
    assertThat(shop.arguments.read(job.arguments(), PingJob.Arguments.class)).isEqualTo(HELLO);
    assertThat(job.origin()).isEqualTo(Shop.ORIGIN);
    assertThat(job.uniqueKey()).isNull();
    assertThat(job.state()).isEqualTo(JobState.ENQUEUED);
    assertThat(job.attempt()).isZero();
    assertThat(job.maxAttempts()).isEqualTo(25);
  }

  private record Invitation(String guestName, String emailAddress) {}

  @Test
  void aJobSaysItselfWhatItsTypeRedacts() {
    var type = new JobType<>("invite", 1, "default", Invitation.class, Set.of("email_address"));
    var invitation = new Invitation("Ada", "ada@example.com");

    JobId alone = shop.enqueuer.enqueue(type, invitation, Shop.ORIGIN);
    List<JobId> together =
        shop.enqueuer.enqueueAll(type, List.of(invitation, invitation), Shop.ORIGIN);

    assertThat(shop.job(alone).redacted()).containsExactly("email_address");
    assertThat(together)
        .allSatisfy(id -> assertThat(shop.job(id).redacted()).containsExactly("email_address"));
    assertThat(shop.job(enqueue()).redacted()).isEmpty();
  }

  @Test
  void theQueueHearsOfAJobAfterTheCommitAndNotBefore() {
    shop.database.inTransaction(
        () -> {
          enqueue();
          assertThat(Claims.take(shop.queue, "default", 1)).isEmpty();
          return null;
        });

    assertThat(Claims.take(shop.queue, "default", 1)).hasSize(1);
  }

  @Test
  void aRollbackLeavesNoJobAndNoWordOfIt() {
    var enqueued = new JobId[1];

    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(
            () ->
                shop.database.inTransaction(
                    () -> {
                      enqueued[0] = enqueue();
                      throw new StorageUnavailable("gone", new Exception());
                    }));

    assertThat(shop.jobs.find(enqueued[0])).isEmpty();
    assertThat(Claims.take(shop.queue, "default", 1)).isEmpty();
  }

  @Test
  void aQueueThatIsAwayDoesNotConcernWhoeverEnqueues() {
    shop.witness.failBefore("handIn", new QueueUnavailable("gone", new Exception()));

    JobId id = enqueue();

    assertThat(shop.job(id).state()).isEqualTo(JobState.ENQUEUED);
  }

  @Test
  void twoJobsWithOneKeyAreOne() {
    JobId first = enqueueUnique("a");
    JobId second = enqueueUnique("a");
    JobId other = enqueueUnique("b");

    assertThat(second).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
    assertThat(Claims.take(shop.queue, "default", 5))
        .extracting(it -> it.id())
        .containsExactly(first, other);
  }

  @Test
  void newJobsAreMeteredOnceTheyAreCommitted() {
    shop.database.inTransaction(
        () -> {
          enqueueUnique("a");
          enqueueUnique("a");
          shop.enqueuer.enqueueAll(PingJob.TYPE, List.of(HELLO, HELLO), Shop.ORIGIN);
          assertThat(shop.meter.count("enqueued")).isZero();
          return null;
        });

    assertThat(shop.meter.count("enqueued", "ping", "default")).isEqualTo(3);
  }

  @Test
  void aKeyIsFreeAgainWhenItsJobHasEnded() {
    JobId first = enqueueUnique("a");
    shop.workUntilIdle();

    assertThat(enqueueUnique("a")).isNotEqualTo(first);
  }

  @Test
  void argumentsThatAreTooLargeAreRefusedBeforeAnythingIsWritten() {
    var enqueuer =
        new JobEnqueuer(
            shop.jobs,
            new LongWinded(),
            dispatch -> {},
            shop.database,
            shop.ids,
            RetryPolicies.DEFAULT,
            shop.meter);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> enqueuer.enqueue(PingJob.TYPE, HELLO, Shop.ORIGIN));

    assertThat(shop.reading.summarize(List.of("default")).get(0).depth()).isZero();
  }

  @Test
  void aJobWithADelayOrATimeRunsWhenItHasCome() {
    Instant inAnHour = shop.clock.instant().plus(HOUR);
    JobId delayed = shop.enqueuer.after(HOUR).enqueue(PingJob.TYPE, HELLO, Shop.ORIGIN);
    JobId timed = shop.enqueuer.at(inAnHour).enqueue(PingJob.TYPE, HELLO, Shop.ORIGIN);

    shop.workUntilIdle();
    assertThat(shop.job(delayed).state()).isEqualTo(JobState.SCHEDULED);
    assertThat(shop.job(timed).scheduledAt()).isEqualTo(inAnHour);

    shop.clock.advance(HOUR);
    shop.workUntilIdle();
    assertThat(shop.job(delayed).state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(shop.job(timed).state()).isEqualTo(JobState.SUCCEEDED);
  }

  @Test
  void theQueueIsToldWhenAJobIsBroughtForward() {
    var dispatched = new ArrayList<Dispatch>();
    var enqueuer =
        new JobEnqueuer(
            shop.jobs,
            shop.arguments,
            dispatched::add,
            shop.database,
            shop.ids,
            RetryPolicies.DEFAULT,
            shop.meter);

    JobId id = enqueuer.after(HOUR).enqueueUnique(PingJob.TYPE, HELLO, "k", Shop.ORIGIN);
    assertThat(enqueuer.enqueueUnique(PingJob.TYPE, HELLO, "k", Shop.ORIGIN)).isEqualTo(id);

    assertThat(dispatched)
        .containsExactly(
            Dispatch.waiting(id, "default", "ping", HOUR, 0), Dispatch.due(id, "default", "ping"));
  }

  @Test
  void manyJobsAreEnqueuedInAFewStatements() {
    List<PingJob.Arguments> many =
        IntStream.range(0, 1_200).mapToObj(it -> new PingJob.Arguments("" + it)).toList();

    List<JobId> ids = shop.enqueuer.enqueueAll(PingJob.TYPE, many, Shop.ORIGIN);

    assertThat(shop.witness.journalOf("enqueueAll")).hasSize(3);
    assertThat(ids).hasSize(1_200).doesNotHaveDuplicates();
    assertThat(shop.arguments.read(shop.job(ids.get(700)).arguments(), PingJob.Arguments.class))
        .isEqualTo(new PingJob.Arguments("700"));
    assertThat(Claims.take(shop.queue, "default", 2_000)).hasSize(1_200);
    assertThat(shop.enqueuer.enqueueAll(PingJob.TYPE, List.of(), Shop.ORIGIN)).isEmpty();
  }

  /** Writes more than a job may carry. */
  private static final class LongWinded implements JobArguments {

    @Override
    public String write(Record arguments) {
      return "x".repeat(16 * 1024 + 1);
    }

    @Override
    public <A extends Record> A read(String text, Class<A> type) {
      throw new AssertionError("nothing is read");
    }
  }

  private JobId enqueue() {
    return shop.enqueuer.enqueue(PingJob.TYPE, HELLO, Shop.ORIGIN);
  }

  private JobId enqueueUnique(String key) {
    return shop.enqueuer.enqueueUnique(PingJob.TYPE, HELLO, key, Shop.ORIGIN);
  }
}
