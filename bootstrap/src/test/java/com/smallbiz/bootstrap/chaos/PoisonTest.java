package com.smallbiz.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smallbiz.bootstrap.chaos.Site.Sync;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A job kills its process each time, and a supervisor starts the next one each time. */
@Tag("chaos")
class PoisonTest {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private Site site;
  private Instance worker;
  private int deaths;

  @BeforeEach
  void start() {
    site = new Site();
    worker = startWorker();
  }

  @AfterEach
  void stop() {
    worker.close();
    site.close();
  }

  @Test
  void afterThreeProcessesTheJobIsDeadAndItsNeighboursAreUnharmed() {
    History history = History.begin(site.database);
    site.external.answersAfter(Duration.ofMillis(500));
    String crash = "00000000-0000-7000-8000-000000000001";

    // Some are under way when it strikes, however fast the machine is.
    site.external.hold();
    var neighbours = new ArrayList<Sync>(Site.requestSyncs(worker.api, 5));
    await().atMost(PATIENCE).until(() -> site.external.callsInProgress() == 5);
    site.enqueue(crash, "crash", "integrations");
    await().atMost(PATIENCE).until(() -> !worker.process.isAlive());
    site.external.release();
    superviseWorker();
    neighbours.addAll(Site.requestSyncs(worker.api, 95));

    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              superviseWorker();
              return site.database.liveJobs() == 0;
            });

    site.assertAllSynced(neighbours, history, PATIENCE);
    assertThat(site.database.texts("SELECT id FROM jobs WHERE state = 'dead'"))
        .containsExactly(crash);
    assertThat(site.database.texts("SELECT last_error_code FROM jobs WHERE state = 'dead'"))
        .containsExactly("poison");
    assertThat(
            site.database.texts(
                "SELECT error_code FROM job_attempts WHERE job_id = CAST(? AS uuid)", crash))
        .containsExactly("worker_lost", "worker_lost", "worker_lost");
    assertThat(deaths).isEqualTo(3);
    assertThat(site.database.number("SELECT count(DISTINCT job_id) FROM job_attempts"))
        .as("jobs that were hit, the culprit among them")
        .isGreaterThan(5);
  }

  private void superviseWorker() {
    if (!worker.process.isAlive()) {
      deaths++;
      worker.close();
      worker = startWorker();
    }
  }

  private Instance startWorker() {
    return site.instance().running(CrashingApplication.class).start();
  }
}
