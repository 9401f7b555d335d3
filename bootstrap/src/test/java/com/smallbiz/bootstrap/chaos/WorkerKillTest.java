package com.smallbiz.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smallbiz.bootstrap.chaos.Site.Sync;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} of a worker at the worst moments. Each test kills the one that is there, and
 * leaves the one that took over to the next test: starting is what takes most of the time.
 */
class WorkerKillTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static Site site;
  private static History history;
  private static TcpProxy toRedis;
  private static Instance worker;

  @BeforeAll
  static void start() {
    site = new Site();
    startWorker();
    history = History.begin(site.database);
  }

  @AfterAll
  static void stop() {
    worker.close();
    toRedis.close();
    site.close();
  }

  @BeforeEach
  void theExternalSystemKeepsCallersWaiting() {
    site.external.hold();
  }

  @Test
  void amidTwoHundredSyncsAllOfThemEndAndNoneWaitsLongerThanItsLeaseAndFiveSeconds() {
    List<Sync> syncs = Site.requestSyncs(worker.api, 200);
    await().atMost(PATIENCE).until(() -> site.external.callsInProgress() == 200);
    Instance doomed = worker;
    TcpProxy itsWay = toRedis;
    startWorker();

    Instant killed = site.database.now();
    kill(doomed, itsWay);
    site.external.release();

    site.assertAllSynced(syncs, history, PATIENCE);
    assertThat(site.database.time("SELECT max(started_at) FROM jobs"))
        .isBetween(killed, killed.plus(Site.LEASE).plus(Site.TAKEOVER));
    assertThat(syncs)
        .allSatisfy(sync -> assertThat(site.external.callsFor(sync.order())).isEqualTo(2));
  }

  @Test
  void betweenTheCommitAndTheHandOverTheJobRuns() {
    site.external.release();
    toRedis.stallRequests();

    Sync sync = Site.requestSync(worker.api);
    killWorker();

    assertThat(isKnownToRedis(sync)).isFalse();
    startWorker();
    site.assertAllSynced(List.of(sync), history, PATIENCE);
  }

  /** The record waits for a lock that the test holds, so the moment lasts as long as it has to. */
  @Test
  void betweenTheExternalCallAndTheRecordTheSameKeyIsSentOnceMore() throws Exception {
    Sync sync = Site.requestSync(worker.api);
    await().atMost(PATIENCE).until(() -> site.external.callsInProgress() == 1);
    try (var locking = site.database.connect();
        var lock = locking.prepareStatement("SELECT 1 FROM orders WHERE id::text = ? FOR UPDATE")) {
      locking.setAutoCommit(false);
      lock.setString(1, sync.order());
      lock.execute();
      site.external.release();
      String waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted";
      await().atMost(PATIENCE).until(() -> site.database.number(waiting) > 0);
      killWorker();
    }

    startWorker();
    site.assertAllSynced(List.of(sync), history, PATIENCE);
    assertThat(site.external.callsFor(sync.order())).isEqualTo(2);
    assertThat(site.external.keysFor(sync.order())).containsExactly(sync.order() + ":1");
  }

  @Test
  void betweenTheRecordAndTheAcknowledgementTheJobIsOnlyAcknowledged() {
    Sync sync = Site.requestSync(worker.api);
    await().atMost(PATIENCE).until(() -> site.external.callsInProgress() == 1);
    toRedis.stallRequests();
    site.external.release();
    await().atMost(PATIENCE).until(() -> site.database.liveJobs() == 0);
    killWorker();
    assertThat(isKnownToRedis(sync)).isTrue();

    startWorker();
    await().atMost(PATIENCE).until(() -> !isKnownToRedis(sync));
    site.assertAllSynced(List.of(sync), history, PATIENCE);
    assertThat(site.external.callsFor(sync.order())).isEqualTo(1);
  }

  private static void startWorker() {
    toRedis = TcpProxy.to(site.redis.port());
    worker = site.instance(toRedis).workingOn("integrations:200").patient().start();
  }

  private static void killWorker() {
    kill(worker, toRedis);
  }

  /** What it had said, and nobody heard yet, is lost with it. */
  private static void kill(Instance instance, TcpProxy itsWay) {
    instance.close();
    itsWay.close();
  }

  private static boolean isKnownToRedis(Sync sync) {
    String known = "HEXISTS smallbiz:{integrations:0}:bodies " + sync.job();
    return site.redisConsole().count(known) == 1;
  }
}
