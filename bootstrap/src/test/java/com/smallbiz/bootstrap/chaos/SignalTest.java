package com.smallbiz.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smallbiz.bootstrap.chaos.Site.Sync;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A worker is told to end, or to stand still, with work in its hands. */
@Tag("chaos")
class SignalTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  private Site site;

  @BeforeEach
  void start() {
    site = new Site();
    site.external.hold();
  }

  @AfterEach
  void stop() {
    site.close();
  }

  /** Jobs that would take ten seconds have two; leases are long, and nobody waits for one. */
  @Test
  void sigtermEndsItWithinFiveSecondsAndAnotherWorkerHasTheFiftyRunningJobsAtOnce()
      throws Exception {
    try (var ending = fiftyHands().start()) {
      History history = History.begin(site.database);
      List<Sync> syncs = Site.requestSyncs(ending.api, 50);
      await().atMost(PATIENCE).until(() -> site.external.callsInProgress() == 50);
      try (var heir = fiftyHands().start()) {
        ending.process.terminate();

        assertThat(ending.process.ended(Duration.ofSeconds(5))).isTrue();
        await().atMost(AT_ONCE).until(() -> site.database.jobs("sync_order", "running") == 50);
        await()
            .atMost(AT_ONCE)
            .untilAsserted(
                () ->
                    assertThat(syncs)
                        .allSatisfy(
                            sync -> assertThat(site.external.callsFor(sync.order())).isEqualTo(2)));

        site.external.release();
        site.assertAllSynced(syncs, history, PATIENCE);
        assertThat(site.database.number("SELECT max(attempt) FROM jobs"))
            .as("what was handed back has cost no attempt")
            .isEqualTo(1);
        assertThat(heir.process.isAlive()).isTrue();
      }
    }
  }

  /** Each has one hand, so it is known who runs what. */
  @Test
  void aWorkerThatStoodStillPastItsLeaseFinishesInVain() throws Exception {
    try (var sleeper = oneHand().start();
        var heir = oneHand().start()) {
      History history = History.begin(site.database);
      heir.process.pause();
      Sync sync = Site.requestSync(sleeper.api);
      await().atMost(PATIENCE).until(() -> site.external.callsFor(sync.order()) == 1);
      sleeper.process.pause();
      heir.process.resume();
      await().atMost(PATIENCE).until(() -> site.external.callsFor(sync.order()) == 2);

      // What it was waiting for has come when it goes on.
      site.external.answer(0);
      sleeper.process.resume();

      // The next job is its own to run, since the heir still has the one before.
      Sync next = Site.requestSync(sleeper.api);
      await().atMost(PATIENCE).until(() -> site.external.callsFor(next.order()) == 1);
      site.external.answer(2);
      await().atMost(PATIENCE).until(() -> site.database.jobs("sync_order", "succeeded") == 1);
      assertThat(history.of(sync.job()))
          .containsExactly("enqueued -> running", "running -> running");

      site.external.release();
      site.assertAllSynced(List.of(sync, next), history, PATIENCE);
      assertThat(history.of(sync.job()))
          .containsExactly("enqueued -> running", "running -> running", "running -> succeeded");
    }
  }

  private Instance.Plan oneHand() {
    return site.instance().workingOn("integrations:1").patient();
  }

  private Instance.Plan fiftyHands() {
    return site.instance()
        .workingOn("integrations:50")
        .patient()
        .with("SMALLBIZ_JOBS_LEASE", "30s");
  }
}
