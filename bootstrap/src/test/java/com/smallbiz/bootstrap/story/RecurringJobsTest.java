package com.smallbiz.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two instances that have the same recurring job. */
class RecurringJobsTest {

  private static final Map<String, String> EVERY_SECOND =
      Map.of("SMALLBIZ_RECURRING_CLEAN_UP_CRON", "* * * * * *");

  @Test
  void eachTurnIsTakenByOneOfThem() {
    try (var servers = new Servers();
        var one = RunningSystem.startOn(servers, EVERY_SECOND);
        var other = RunningSystem.startOn(servers, EVERY_SECOND)) {
      long before = turns(servers);

      await().atMost(Duration.ofSeconds(30)).until(() -> turns(servers) >= before + 5);

      assertThat(secondsWithMoreThanOneTurn(servers)).isZero();
      await().until(() -> count(servers, "state = 'succeeded'") >= 5);
      String job = servers.text("SELECT last_job_id FROM recurring_jobs WHERE name = 'clean-up'");
      assertThat(one.api.get("/api/v1/jobs/" + job).text("type")).isEqualTo("clean_up");
      assertThat(other.api.get("/api/v1/jobs/" + job).text("request_id")).isNotEmpty();
    }
  }

  private static long turns(Servers servers) {
    return count(servers, "true");
  }

  private static long count(Servers servers, String condition) {
    return Long.parseLong(
        servers.text("SELECT count(*) FROM jobs WHERE type = 'clean_up' AND " + condition));
  }

  /** A turn is taken in the second of its time, or in a later one that then has none of its own. */
  private static long secondsWithMoreThanOneTurn(Servers servers) {
    return Long.parseLong(
        servers.text(
            """
            SELECT count(*) FROM (
              SELECT date_trunc('second', enqueued_at) FROM jobs WHERE type = 'clean_up'
              GROUP BY 1 HAVING count(*) > 1
            ) AS doubled
            """));
  }
}
