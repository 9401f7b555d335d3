package com.smallbiz.adapters.persistence;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.EnqueuedJob;
import com.smallbiz.application.job.FinishedJob;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobOutcome.Succeeded;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.Leftover;
import com.smallbiz.application.job.NewJob;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.job.StartedJob;
import com.smallbiz.application.port.out.Jobs;
import com.smallbiz.application.port.out.StorageUnavailable;
import com.smallbiz.application.port.out.Transactions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of jobs when two statements meet at their rows, and how leftovers are found. */
class JobRacesTest {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final long EPOCH = 1_700_000_000_000_000L;

  private final Jobs jobs = DATABASE.jobs();
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
  void whoWaitedForAStartTakesTheJobOverOnlyUnderALaterClaim() {
    JobId id = enqueued(null);

    List<StartedJob> earlier = meanwhile(() -> start(id, 2), () -> start(id, 1)).join();
    assertThat(earlier).isEmpty();

    List<StartedJob> later = meanwhile(() -> start(id, 3), () -> start(id, 4)).join();
    assertThat(later).extracting(it -> it.job().crashes()).containsExactly(2);
  }

  @Test
  void anEndThatIsRecordedTwiceAtOnceIsToldTwice() {
    JobId id = enqueued(null);
    start(id, 1);

    Map<JobId, JobState> again = meanwhile(() -> finish(id, 1), () -> finish(id, 1)).join();

    assertThat(again).containsEntry(id, JobState.SUCCEEDED);
  }

  @Test
  void whoAsksForAJobThatIsJustEndingGetsANewOne() {
    JobId ending = enqueued("k");
    start(ending, 1);

    JobId next = meanwhile(() -> finish(ending, 1), () -> enqueued("k")).join();

    assertThat(next).isNotEqualTo(ending);
    assertThat(jobs.find(next)).get().extracting("state").isEqualTo(JobState.ENQUEUED);
  }

  @Test
  void aJobThatIsEndingWhileItIsAskedForRunsOnceMore() {
    JobId id = enqueued("k");
    start(id, 1);

    Map<JobId, JobState> states = meanwhile(() -> enqueued("k"), () -> finish(id, 1)).join();

    assertThat(states).containsEntry(id, JobState.ENQUEUED);
  }

  @Test
  void batchesThatNameTheSameJobsInAnotherOrderEndIfNeedBeRepeated() {
    List<JobId> ids = IntStream.range(0, 100).mapToObj(it -> enqueued(null)).toList();
    var backwards = new ArrayList<>(ids);
    Collections.reverse(backwards);

    for (int round = 1; round <= 20; round++) {
      long token = round * 2L;
      var one = supplyAsync(() -> startRepeatedly(claims(ids, token)));
      var other = supplyAsync(() -> startRepeatedly(claims(backwards, token + 1)));
      var handing = supplyAsync(() -> handOver(ids, token));
      assertThat(other.join()).hasSize(100);
      one.join();
      handing.join();
      DATABASE.sql().sql("UPDATE jobs SET state = 'enqueued', crashes = 0").update();
    }
  }

  private List<StartedJob> startRepeatedly(List<Claim> claims) {
    try {
      return jobs.start(claims, true);
    } catch (StorageUnavailable undone) {
      return startRepeatedly(claims);
    }
  }

  @Test
  void leftoversAreReadWithoutWaitingForAnybody() {
    JobId id = enqueued(null);
    letGraceElapse();

    transactions.inTransaction(
        () -> {
          start(id, 1);
          assertThat(supplyAsync(this::leftovers).join())
              .extracting(Leftover::dispatch)
              .containsExactly(Dispatch.due(id, "default", "ping"));
          return id;
        });
  }

  /** Also with a plan that knows no values, as PostgreSQL makes them for repeated statements. */
  @ParameterizedTest
  @ValueSource(strings = {"force_custom_plan", "force_generic_plan"})
  void leftoversAreFoundWithoutLookingAtWhatWasHandedOver(String planning) {
    fill(20_000);

    String plan = planOfLeftovers(planning);

    assertThat(plan)
        .containsPattern("Index Cond: .*handed_over_in < ")
        .containsPattern("Index Cond: .*handed_over_in > ")
        .contains("jobs_live_by_epoch")
        .doesNotContain("Seq Scan", "Bitmap", "Rows Removed by Filter", "Sort Method: external");
    assertThat(jobs.leftovers("default", EPOCH, 500)).hasSize(5);
  }

  @Test
  void statementsThatAskForTheSameJobsInAnotherOrderDoNotLockEachOtherOut() {
    List<String> keys = IntStream.range(0, 100).mapToObj(it -> "k" + it).toList();
    var backwards = new ArrayList<>(keys);
    Collections.reverse(backwards);

    for (int round = 1; round <= 20; round++) {
      clear();
      var one = supplyAsync(() -> enqueuedAll(keys));
      var other = supplyAsync(() -> enqueuedAll(backwards));
      assertThat(one.join()).containsExactlyInAnyOrderElementsOf(other.join());
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
          Await.until("somebody waits for a lock", JobRacesTest::somebodyWaits);
          return waiting;
        });
  }

  private static boolean somebodyWaits() {
    return DATABASE
            .sql()
            .sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
            .query(Long.class)
            .single()
        > 0;
  }

  private JobId enqueued(@Nullable String uniqueKey) {
    return jobs.enqueue(newJob(uniqueKey)).id();
  }

  private List<JobId> enqueuedAll(List<String> uniqueKeys) {
    List<NewJob> added = uniqueKeys.stream().map(JobRacesTest::newJob).toList();
    return jobs.enqueueAll(added).stream().map(EnqueuedJob::id).toList();
  }

  private static NewJob newJob(@Nullable String uniqueKey) {
    return new NewJob(
        new JobId(UUID.randomUUID()),
        "ping",
        1,
        "default",
        "{}",
        uniqueKey,
        new Origin("request-1", "00-1-2-01"),
        25);
  }

  private List<StartedJob> start(JobId id, long token) {
    return jobs.start(claims(List.of(id), token), true);
  }

  private static List<Claim> claims(List<JobId> ids, long token) {
    return ids.stream().map(id -> new Claim(id, "default", token)).toList();
  }

  private Map<JobId, JobState> finish(JobId id, long token) {
    return jobs.finish(List.of(new FinishedJob(new Claim(id, "default", token), new Succeeded())));
  }

  private boolean handOver(List<JobId> ids, long epoch) {
    jobs.handedOver(ids, epoch);
    return true;
  }

  private List<Leftover> leftovers() {
    return jobs.leftovers("default", EPOCH, 10);
  }

  private String planOfLeftovers(String planning) {
    String statement =
        JobSql.LEFTOVERS.replace(":queue", "$1").replace(":epoch", "$2").replace(":limit", "$3");
    return transactions.inTransaction(
        () -> {
          JdbcClient sql = DATABASE.sql();
          sql.sql("SET LOCAL plan_cache_mode = " + planning).update();
          sql.sql("PREPARE leftovers (text, bigint, integer) AS " + statement).update();
          List<String> plan =
              sql.sql("EXPLAIN (ANALYZE) EXECUTE leftovers ('default', %d, 500)".formatted(EPOCH))
                  .query(String.class)
                  .list();
          sql.sql("DEALLOCATE leftovers").update();
          return String.join("\n", plan);
        });
  }

  /** Live jobs of this epoch, and a few that are of none, of the one before and the one after. */
  private static void fill(int number) {
    DATABASE
        .sql()
        .sql(
            """
            INSERT INTO jobs (id, type, type_version, queue, arguments, request_id, traceparent,
              state, attempt, max_attempts, token, enqueued_at, handed_over_in, asked_again)
            SELECT gen_random_uuid(), 'ping', 1, 'default', '{}', 'r', 't', 'enqueued', 0, 25, 0,
              now() - n * interval '1 minute',
              CASE WHEN n > 5 THEN :epoch WHEN n = 5 THEN 0 ELSE :epoch + n % 2 * 2 - 1 END, false
            FROM generate_series(1, :number) AS n
            """)
        .param("epoch", EPOCH)
        .param("number", number)
        .update();
    DATABASE.sql().sql("ANALYZE jobs").update();
  }

  private static void letGraceElapse() {
    DATABASE.sql().sql("UPDATE jobs SET enqueued_at = enqueued_at - interval '2 seconds'").update();
  }
}
