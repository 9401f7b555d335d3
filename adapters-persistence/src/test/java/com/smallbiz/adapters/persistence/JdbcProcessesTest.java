package com.smallbiz.adapters.persistence;

import com.smallbiz.application.port.out.Processes;
import com.smallbiz.application.testkit.ProcessesContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

class JdbcProcessesTest extends ProcessesContract {

  private static final TestDatabase DATABASE = TestDatabase.create();

  @BeforeEach
  void clear() {
    DATABASE.sql().sql("TRUNCATE processes").update();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Override
  protected Processes processes() {
    return DATABASE.processes();
  }

  /** The server's clock cannot be moved; what has happened can be moved into the past. */
  @Override
  protected void letPass(Duration duration) {
    DATABASE
        .sql()
        .sql(
            """
            UPDATE processes SET
              started_at = started_at - passed, last_beat_at = last_beat_at - passed,
              quiet_since = quiet_since - passed
            FROM (SELECT :micros * interval '1 microsecond' AS passed) AS time
            """)
        .param("micros", duration.toNanos() / 1_000)
        .update();
  }
}
