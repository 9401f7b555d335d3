package com.smallbiz.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Redis answers later than Redisson has patience for, so that commands are sent twice. */
@Tag("chaos")
class StalledRepliesTest {

  private static final Duration STALL = Duration.ofSeconds(3);
  private static final Duration LEASE = Duration.ofSeconds(15);

  @Test
  void noJobIsLostAndNoneIsRunByTwoWorkersAtOnce() throws Exception {
    try (var site = new Site();
        var slowWay = TcpProxy.to(site.redis.port());
        var otherWay = TcpProxy.to(site.redis.port());
        var one = site.instance(slowWay).with("SMALLBIZ_JOBS_LEASE", "15s").start();
        var other = site.instance(otherWay).with("SMALLBIZ_JOBS_LEASE", "15s").start();
        var load = Load.begin(one.api, 30)) {
      History history = History.begin(site.database);
      site.external.answersAfter(Duration.ofMillis(300));

      for (int round = 0; round < 3; round++) {
        stall(slowWay, site, load);
        stall(otherWay, site, load);
      }
      stall(slowWay, site, load);

      load.end();
      assertThat(load.refusals()).isEmpty();
      assertThat(load.failures()).isEmpty();
      site.assertAllSynced(load.accepted(), history, LEASE.plus(Site.TAKEOVER).multipliedBy(3));
      assertThat(site.external.calledTwiceAtOnce()).isEmpty();
      assertThat(other.process.isAlive()).isTrue();
    }
  }

  private static void stall(TcpProxy proxy, Site site, Load load) {
    long ended = site.database.jobs("sync_order", "succeeded");
    proxy.stallReplies();
    await().during(STALL).atMost(STALL.multipliedBy(3)).until(() -> load.failures().isEmpty());
    proxy.goOn();
    await()
        .atMost(LEASE.plus(Site.TAKEOVER))
        .until(() -> site.database.jobs("sync_order", "succeeded") >= ended + 30);
  }
}
