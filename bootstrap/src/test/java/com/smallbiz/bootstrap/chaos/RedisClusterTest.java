package com.smallbiz.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue in a Redis Cluster, which loses the very master that it is on. */
@Tag("chaos")
class RedisClusterTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String QUEUE = "smallbiz:{integrations:0}:ready";

  @TempDir private Path directory;

  @Test
  void aMasterIsKilledAndItsReplicaPromotedAndAllJobsEnd() throws Exception {
    try (var site = new Site();
        var cluster = RedisCluster.start(directory);
        var instance =
            site.instance()
                .without("SMALLBIZ_REDIS_URL")
                .with("SMALLBIZ_REDIS_CONFIG", configuration(cluster).toString())
                .start();
        var load = Load.begin(instance.api, 50)) {
      History history = History.begin(site.database);
      awaitSyncs(site, 50);

      cluster.killMasterOf(QUEUE);

      awaitSyncs(site, 50);
      load.end();
      assertThat(load.failures()).isEmpty();
      assertThat(load.refusals()).isEmpty();
      site.assertAllSynced(load.accepted(), history, PATIENCE);
    }
  }

  /** As Redisson reads it. */
  private Path configuration(RedisCluster cluster) throws Exception {
    String nodes =
        cluster.urls().stream().map("    - \"%s\"\n"::formatted).collect(Collectors.joining());
    return Files.writeString(
        directory.resolve("redisson.yaml"), "clusterServersConfig:\n  nodeAddresses:\n" + nodes);
  }

  private static void awaitSyncs(Site site, int number) {
    long before = site.database.jobs("sync_order", "succeeded");
    await()
        .atMost(PATIENCE)
        .until(() -> site.database.jobs("sync_order", "succeeded") >= before + number);
  }
}
