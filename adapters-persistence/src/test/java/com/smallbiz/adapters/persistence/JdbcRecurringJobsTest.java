package com.smallbiz.adapters.persistence;

import com.smallbiz.application.port.out.RecurringJobs;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.application.testkit.RecurringJobsContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

class JdbcRecurringJobsTest extends RecurringJobsContract {

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
  protected RecurringJobs recurringJobs() {
    return DATABASE.recurringJobs();
  }

  @Override
  protected Transactions transactions() {
    return DATABASE.transactions();
  }

  /** The server's clock cannot be moved; what has happened can be moved into the past. */
  @Override
  protected void letPass(Duration duration) {
    DATABASE
        .sql()
        .sql(
            """
            UPDATE recurring_jobs SET
              next_run_at = next_run_at - passed, last_run_at = last_run_at - passed,
              vouched_for_at = vouched_for_at - passed
            FROM (SELECT :micros * interval '1 microsecond' AS passed) AS time
            """)
        .param("micros", duration.toNanos() / 1_000)
        .update();
  }
}
