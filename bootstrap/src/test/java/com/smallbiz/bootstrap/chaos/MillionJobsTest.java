package com.smallbiz.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long the queue is costs a worker nothing: neither memory nor time for a claim. */
@Tag("chaos")
class MillionJobsTest {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int HANDS = 10;
  private static final int TAKEN = 5_000;

  /** Others may be at work on the machine; what grows with the queue would be far slower still. */
  private static final int TOLERANCE = 5;

  @Test
  void aMillionWaitingJobsCostAWorkerNothing() {
    try (var site = new Site();
        var worker =
            site.instance()
                .workingOn("integrations:" + HANDS)
                .patient()
                .option("-Xmx128m")
                .option("-XX:+ExitOnOutOfMemoryError")
                .start()) {
      Duration ofFew = timeToTakeSome(site, worker, TAKEN);
      Duration ofMany = timeToTakeSome(site, worker, 1_000_000);

      assertThat(waiting(site)).isGreaterThan(900_000);
      assertThat(ofMany).isLessThan(ofFew.multipliedBy(TOLERANCE));
      assertThat(worker.api.get("/health").status()).isEqualTo(200);
    }
  }

  /** All hands are held by the external system until all jobs wait in Redis. */
  private static Duration timeToTakeSome(Site site, Instance worker, int jobs) {
    site.external.hold();
    Site.requestSyncs(worker.api, HANDS);
    await().atMost(PATIENCE).until(() -> site.external.callsInProgress() == HANDS);
    site.database.execute(
        """
        INSERT INTO jobs (
          id, type, type_version, queue, arguments, request_id, traceparent, state, attempt,
          max_attempts, token, enqueued_at, asked_again)
        SELECT gen_random_uuid(), 'ping', 1, 'integrations', '{"message":"."}', 'million',
               '%s', 'enqueued', 0, 25, 0, now(), false
        FROM generate_series(1, %d)
        """
            .formatted(Site.TRACEPARENT, jobs));
    await().atMost(PATIENCE).until(() -> waiting(site) == jobs);
    long begin = System.nanoTime();
    site.external.release();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> waiting(site) <= jobs - TAKEN);
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static long waiting(Site site) {
    return site.redisConsole().count("LLEN smallbiz:{integrations:0}:ready");
  }
}
