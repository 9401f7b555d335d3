package com.smallbiz.adapters.persistence;

import com.smallbiz.application.port.out.ConsoleUsers;
import com.smallbiz.application.testkit.ConsoleUsersContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

class JdbcConsoleUsersTest extends ConsoleUsersContract {

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
            UPDATE console_users SET
              created_at = created_at - passed,
              last_login_at = last_login_at - passed,
              locked_until = locked_until - passed
            FROM (SELECT :micros * interval '1 microsecond' AS passed) AS time
            """)
        .param("micros", time.toNanos() / 1_000)
        .update();
  }
}
