package com.smallbiz.adapters.persistence;

import com.smallbiz.application.port.out.EndedJobs;
import com.smallbiz.application.port.out.Jobs;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.application.testkit.JobsContract;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

class JdbcJobsTest extends JobsContract {

  private static final TestDatabase DATABASE = TestDatabase.create();

  @BeforeEach
  void clear() {
    DATABASE.clear();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Override
  protected Jobs jobs() {
    return DATABASE.jobs();
  }

  @Override
  protected EndedJobs endedJobs() {
    return DATABASE.endedJobs();
  }

  @Override
  protected Transactions transactions() {
    return DATABASE.transactions();
  }

  @Override
  protected Instant now() {
    return DATABASE
        .sql()
        .sql("SELECT clock_timestamp()")
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  /** The server's clock cannot be moved; what has happened can be moved into the past. */
  @Override
  protected void letPass(Duration duration) {
    DATABASE
        .sql()
        .sql(
            """
            UPDATE jobs SET
              enqueued_at = enqueued_at - passed, scheduled_at = scheduled_at - passed,
              started_at = started_at - passed, finished_at = finished_at - passed,
              died_at = died_at - passed,
              next_attempt_at = next_attempt_at - passed, last_error_at = last_error_at - passed
            FROM (SELECT :micros * interval '1 microsecond' AS passed) AS time
            """)
        .param("micros", duration.toNanos() / 1_000)
        .update();
  }
}
