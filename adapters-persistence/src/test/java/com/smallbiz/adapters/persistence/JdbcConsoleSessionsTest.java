package com.smallbiz.adapters.persistence;

import com.smallbiz.application.port.out.ConsoleSessions;
import com.smallbiz.application.port.out.ConsoleUsers;
import com.smallbiz.application.testkit.ConsoleSessionsContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

class JdbcConsoleSessionsTest extends ConsoleSessionsContract {

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
  protected ConsoleSessions sessions() {
    return new JdbcConsoleSessions(DATABASE.sql());
  }

  @Override
  protected ConsoleUsers users() {
    return new JdbcConsoleUsers(DATABASE.sql());
  }

  /** The server's clock cannot be moved; what has happened can be moved into the past. */
  @Override
  protected void pass(Duration time) {
    DATABASE
        .sql()
        .sql(
            """
            UPDATE console_sessions SET
              created_at = created_at - passed,
              last_seen_at = last_seen_at - passed
            FROM (SELECT :micros * interval '1 microsecond' AS passed) AS time
            """)
        .param("micros", time.toNanos() / 1_000)
        .update();
  }
}
