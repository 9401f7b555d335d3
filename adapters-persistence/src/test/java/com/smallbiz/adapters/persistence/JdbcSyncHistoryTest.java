package com.smallbiz.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.port.out.Orders;
import com.smallbiz.application.port.out.SyncHistory;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.application.testkit.OrderFixtures;
import com.smallbiz.application.testkit.SyncHistoryContract;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcSyncHistoryTest extends SyncHistoryContract {

  private static final TestDatabase DATABASE = TestDatabase.create();

  @BeforeEach
  void clear() {
    DATABASE.clear();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void moreThanABatchIsForgottenInOneGo() throws InterruptedException {
    orders().add(OrderFixtures.anOrder());
    DATABASE
        .sql()
        .sql(
            """
            INSERT INTO order_sync_attempts (order_id, started_at, took_micros, outcome, answer,
              revision, job_id, job_attempt, request_id)
            SELECT orders.id, now() - interval '91 days', 0, 'synced', 'x', 1, gen_random_uuid(),
              1, 'r'
            FROM orders, generate_series(1, 5001)
            """)
        .update();

    assertThat(history().removeExpired()).isEqualTo(5_001);
  }

  @Override
  protected SyncHistory history() {
    return DATABASE.syncHistory();
  }

  @Override
  protected Orders orders() {
    return DATABASE.orders();
  }

  @Override
  protected Transactions transactions() {
    return DATABASE.transactions();
  }

  @Override
  protected Instant now() {
    return DATABASE.now();
  }

  /** The server's clock cannot be moved; what has happened can be moved into the past. */
  @Override
  protected void letPass(Duration duration) {
    DATABASE
        .sql()
        .sql(
            """
            UPDATE order_sync_attempts
            SET started_at = started_at - :micros * interval '1 microsecond'
            """)
        .param("micros", duration.toNanos() / 1_000)
        .update();
  }
}
