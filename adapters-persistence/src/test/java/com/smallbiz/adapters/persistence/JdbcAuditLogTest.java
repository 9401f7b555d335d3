package com.smallbiz.adapters.persistence;

import com.smallbiz.application.port.out.AuditLog;
import com.smallbiz.application.testkit.AuditLogContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

class JdbcAuditLogTest extends AuditLogContract {

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
  protected AuditLog auditLog() {
    return new JdbcAuditLog(DATABASE.sql());
  }

  @Override
  protected AuditLog auditLogThatSearches(int entries) {
    return new JdbcAuditLog(DATABASE.sql(), entries);
  }

  /** The server's clock cannot be moved; what has happened can be moved into the past. */
  @Override
  protected void pass(Duration time) {
    DATABASE
        .sql()
        .sql(
            """
            UPDATE audit_log SET
              at = at - passed
            FROM (SELECT :micros * interval '1 microsecond' AS passed) AS time
            """)
        .param("micros", time.toNanos() / 1_000)
        .update();
  }
}
