package com.smallbiz.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smallbiz.bootstrap.chaos.Site.Sync;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two workers whose clocks are an hour ahead and an hour behind, by a library that is preloaded
 * into their processes. It is compiled on the spot, so this test wants a Linux with a C compiler.
 */
@Tag("chaos")
class ClockTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path directory;

  @Test
  void schedulesAndLeasesAreTheServers() throws Exception {
    Path library = compile();
    try (var site = new Site();
        var ahead = off(site, library, Duration.ofHours(1)).start();
        var behind = off(site, library, Duration.ofHours(-1)).start()) {
      assertOff(site, ahead, Duration.ofHours(1));
      assertOff(site, behind, Duration.ofHours(-1));
      History history = History.begin(site.database);
      aRetryComesWhenItIsDue(site, ahead, history);
      aRetryComesWhenItIsDue(site, behind, history);
      aLeaseIsKeptForAsLongAsTheJobRuns(site, ahead, history);
      aLeaseThatIsNotKeptLapsesInTime(site, behind, history);
    }
  }

  private static void aRetryComesWhenItIsDue(Site site, Instance instance, History history) {
    site.external.refusesOnce(Duration.ofSeconds(3));
    Sync sync = Site.requestSync(instance.api);

    site.assertAllSynced(List.of(sync), history, PATIENCE);

    assertThat(history.of(sync.job()))
        .containsExactly(
            "enqueued -> running",
            "running -> retrying",
            "retrying -> running",
            "running -> succeeded");
    List<Instant> times = history.times(sync.job());
    assertThat(Duration.between(times.get(1), times.get(2)))
        .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3).plus(Site.TAKEOVER));
  }

  private static void aLeaseIsKeptForAsLongAsTheJobRuns(
      Site site, Instance instance, History history) {
    List<Sync> syncs = heldSyncs(site, instance);
    await()
        .during(Site.LEASE.multipliedBy(3))
        .atMost(PATIENCE)
        .until(() -> site.external.callsInProgress() == 10);
    site.external.release();
    site.assertAllSynced(syncs, history, PATIENCE);
    assertThat(syncs)
        .allSatisfy(sync -> assertThat(site.external.callsFor(sync.order())).isEqualTo(1));
  }

  private static void aLeaseThatIsNotKeptLapsesInTime(
      Site site, Instance instance, History history) {
    List<Sync> syncs = heldSyncs(site, instance);
    Instant killed = site.database.now();
    instance.process.kill();
    site.external.release();
    site.assertAllSynced(syncs, history, PATIENCE);
    assertThat(site.database.time("SELECT max(started_at) FROM jobs"))
        .isBefore(killed.plus(Site.LEASE).plus(Site.TAKEOVER));
  }

  private static List<Sync> heldSyncs(Site site, Instance instance) {
    site.external.hold();
    List<Sync> syncs = Site.requestSyncs(instance.api, 10);
    await().atMost(PATIENCE).until(() -> site.external.callsInProgress() == 10);
    return syncs;
  }

  private static Instance.Plan off(Site site, Path library, Duration offset) {
    return site.instance()
        .patient()
        .with("LD_PRELOAD", library.toString())
        .with("CLOCK_OFFSET", Long.toString(offset.toSeconds()));
  }

  private static void assertOff(Site site, Instance instance, Duration offset) {
    Instant itsTime = Instant.parse(instance.api.get("/health").text("time"));
    assertThat(Duration.between(site.database.now(), itsTime))
        .isBetween(offset.minusMinutes(1), offset.plusMinutes(1));
  }

  private Path compile() throws Exception {
    Path library = directory.resolve("wrong-clock.so");
    Path source = Path.of(ClockTest.class.getResource("wrong-clock.c").toURI());
    Process compiler =
        new ProcessBuilder(
                "cc", "-shared", "-fPIC", "-o", library.toString(), source.toString(), "-ldl")
            .inheritIO()
            .start();
    assertThat(compiler.waitFor()).as("exit code of the C compiler").isZero();
    return library;
  }
}
