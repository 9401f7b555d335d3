package com.smallbiz.adapters.persistence;

import static com.smallbiz.application.testkit.OrderFixtures.CREATED;
import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.order.OrderFilter;
import com.smallbiz.application.order.OrderPosition;
import com.smallbiz.application.order.OrderQuery;
import com.smallbiz.application.order.OrderQuery.Direction;
import com.smallbiz.domain.order.OrderId;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** How PostgreSQL goes about the syncs of many orders: by their index, and never at all of them. */
class OrderSyncPlansTest {

  private static final OrderId ORDER = new OrderId(new UUID(0, 1));

  private static CountingDataSource counting;
  private static final TestDatabase DATABASE =
      TestDatabase.create(pool -> counting = new CountingDataSource(pool));

  /** Nearly all orders are synced; one has been sent again and again. */
  @BeforeAll
  static void fill() {
    DATABASE
        .sql()
        .sql(
            """
            INSERT INTO orders (id, version, status, customer_name, customer_key, currency,
              total_cents, revision, sync_status, external_id, last_synced_at, last_sync_error,
              created_at, updated_at)
            SELECT CAST(lpad(to_hex(n), 32, '0') AS uuid), 1, 'fulfilled', 'Ada', 'ADA', 'USD', 1,
              1, CASE WHEN n % 100 = 0 THEN 'failed' ELSE 'synced' END, 'x', now(),
              CASE WHEN n % 100 = 0 THEN 'It answered ' || (500 + n % 7) END,
              now() - n * interval '1 second', now()
            FROM generate_series(1, 20000) AS n
            """)
        .update();
    DATABASE
        .sql()
        .sql(
            """
            INSERT INTO order_sync_attempts (order_id, started_at, took_micros, outcome, answer,
              revision, job_id, job_attempt, request_id)
            SELECT CAST(lpad(to_hex(greatest(1, n - 1000)), 32, '0') AS uuid),
              now() - n * interval '1 minute', 1, 'synced', 'x', 1, gen_random_uuid(), 1, 'r'
            FROM generate_series(1, 10000) AS n
            """)
        .update();
    DATABASE.sql().sql("VACUUM (ANALYZE) orders, order_sync_attempts").update();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void ordersAreCountedWithinTheIndexAndNoFurtherThanTheLimit() {
    assertThat(planOf(() -> DATABASE.syncSurvey().count(1_000)))
        .contains("Index Only Scan using orders_by_sync_status", "Limit")
        .doesNotContain("Seq Scan");
  }

  @Test
  void reasonsAreReadFromTheNewestFailedOrdersOn() {
    assertThat(planOf(() -> DATABASE.syncSurvey().failedReasons(1_000, 5)))
        .contains("Index Scan Backward using orders_by_sync_status")
        .doesNotContain("Seq Scan", "Bitmap");
  }

  @Test
  void ordersOfOneReasonAreLookedForAmongTheNewestThatFailed() {
    var filter = new OrderFilter(null, null, null, null, null, "It answered 503");
    var query = new OrderQuery(filter, Direction.NEWEST_FIRST, 50, null);

    assertThat(planOf(() -> DATABASE.orders().page(query)))
        .contains("Index Scan Backward using orders_by_sync_status", "Filter: (failed.last_sync")
        .doesNotContain("Seq Scan on orders", "Bitmap Heap Scan on orders");
  }

  @Test
  void aWalkThroughFailedOrdersGoesOnAtItsPlaceInTheIndex() {
    var deep = new OrderPosition(CREATED, ORDER);

    assertThat(planOf(() -> DATABASE.syncSurvey().failed(null, deep, 500)))
        .contains("Index Only Scan using orders_by_sync_status", "ROW(created_at, id) > ROW(")
        .doesNotContain("Seq Scan", "Sort");
  }

  @Test
  void theLatestAttemptsOfAnOrderAreReadBackwards() {
    assertThat(planOf(() -> DATABASE.syncHistory().latest(ORDER, 50)))
        .contains("Index Scan Backward using order_sync_attempts_pkey")
        .doesNotContain("Sort");
  }

  /** The plan that PostgreSQL has for any such call, not for one with known values. */
  private static String planOf(Runnable call) {
    counting.statements().clear();
    call.run();
    String sql = numbered(counting.statements().get(0));
    return String.join(
        "\n", simple().sql("EXPLAIN (GENERIC_PLAN) " + sql).query(String.class).list());
  }

  /** Sends the text alone, without asking for values for its parameters. */
  private static JdbcClient simple() {
    String url = DATABASE.pool().getJdbcUrl() + "?preferQueryMode=simple";
    return JdbcClient.create(new DriverManagerDataSource(url, DATABASE.pool().getUsername(), ""));
  }

  private static String numbered(String sql) {
    int number = 0;
    while (sql.contains("?")) {
      sql = sql.replaceFirst("\\?", "\\$" + ++number);
    }
    return sql;
  }
}
