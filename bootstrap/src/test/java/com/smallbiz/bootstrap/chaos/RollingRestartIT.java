package com.smallbiz.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smallbiz.bootstrap.chaos.Site.Sync;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A release: two processes that serve and two that work, on which orders come in without a pause,
 * are replaced one by one. Nobody notices.
 */
class RollingRestartIT {

  private static final Path THIS_VERSION = Path.of("target", "small-biz-api.jar");
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Long enough that there are always jobs that run. */
  private static final Duration LATENCY = Duration.ofMillis(500);

  private final List<Instance> started = new ArrayList<>();
  private Site site;
  private Balancer balancer;

  @BeforeEach
  void start() {
    site = new Site();
    site.external.answersAfter(LATENCY);
    balancer = Balancer.start();
  }

  @AfterEach
  void stop() {
    balancer.close();
    started.forEach(Instance::close);
    site.close();
  }

  @Test
  void noRequestFailsAndNoJobIsLostOrDoneTwice() throws Exception {
    replaceEach(THIS_VERSION);
  }

  /** Where there is a release before this one, whose jar is named. */
  @Test
  @EnabledIfSystemProperty(named = "previous.jar", matches = ".+")
  void theVersionBeforeServesOnTheNewTablesUntilItIsReplaced() throws Exception {
    replaceEach(Path.of(System.getProperty("previous.jar")));
  }

  private void replaceEach(Path before) throws InterruptedException {
    Instance web = startWeb(before);
    Instance otherWeb = startWeb(before);
    Instance worker = startWorker(before);
    Instance otherWorker = startWorker(before);
    History history = History.begin(site.database);

    try (var customers = Customers.come(balancer.port())) {
      awaitMore(customers);
      web(THIS_VERSION).migrate();
      replaceWorker(worker);
      replaceWorker(otherWorker);
      replaceWeb(web);
      replaceWeb(otherWeb);
      awaitMore(customers);
      customers.leave();

      assertThat(customers.failures()).isEmpty();
      List<Sync> syncs = customers.accepted();
      site.assertAllSynced(syncs, history, PATIENCE);
      assertThat(site.database.number("SELECT count(*) FROM jobs WHERE type = 'sync_order'"))
          .isEqualTo(syncs.size());
      assertThat(site.external.calledTwiceAtOnce()).isEmpty();
    }
  }

  private void replaceWorker(Instance old) throws InterruptedException {
    old.process.terminate();
    startWorker(THIS_VERSION);
    assertThat(old.process.ended(PATIENCE)).isTrue();
  }

  private void replaceWeb(Instance old) throws InterruptedException {
    old.process.terminate();
    startWeb(THIS_VERSION);
    assertThat(old.process.ended(PATIENCE)).isTrue();
    balancer.remove(old);
  }

  private Instance startWorker(Path version) {
    Instance worker = site.instance().delivered(version).with("SMALLBIZ_ROLES", "worker").start();
    started.add(worker);
    await().atMost(PATIENCE).until(worker::isReady);
    return worker;
  }

  private Instance startWeb(Path version) {
    Instance web = web(version).start();
    started.add(web);
    balancer.add(web);
    await().atMost(PATIENCE).until(() -> balancer.sendsTo(web));
    return web;
  }

  /** As it is when nobody sets anything. */
  private Instance.Plan web(Path version) {
    return site.instance()
        .delivered(version)
        .with("SMALLBIZ_ROLES", "web")
        .without("SMALLBIZ_SHUTDOWN_DELAY");
  }

  private static void awaitMore(Customers customers) {
    int before = customers.accepted().size();
    await().atMost(PATIENCE).until(() -> customers.accepted().size() > before + 50);
  }
}
