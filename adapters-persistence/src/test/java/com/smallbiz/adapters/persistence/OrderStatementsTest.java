package com.smallbiz.adapters.persistence;

import static com.smallbiz.application.order.OrderQuery.Direction.NEWEST_FIRST;
import static com.smallbiz.application.order.OrderQuery.Direction.OLDEST_FIRST;
import static com.smallbiz.application.testkit.OrderFixtures.CREATED;
import static com.smallbiz.application.testkit.OrderFixtures.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.order.OrderFilter;
import com.smallbiz.application.order.OrderPosition;
import com.smallbiz.application.order.OrderQuery;
import com.smallbiz.application.order.OrderQuery.Direction;
import com.smallbiz.application.port.out.Orders;
import com.smallbiz.domain.order.LineItem;
import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderDetails;
import com.smallbiz.domain.order.OrderId;
import com.smallbiz.domain.order.OrderStatus;
import com.smallbiz.domain.order.SyncStatus;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** How many statements the orders take, how PostgreSQL goes about them, and what they see. */
class OrderStatementsTest {

  private static CountingDataSource counting;
  private static final TestDatabase DATABASE =
      TestDatabase.create(pool -> counting = new CountingDataSource(pool));

  private static final OrderPosition DEEP =
      new OrderPosition(CREATED, new OrderId(UUID.randomUUID()));

  private final Orders orders = DATABASE.orders();

  @BeforeEach
  void clear() {
    DATABASE.clear();
    counting.statements().clear();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100})
  void aPageTakesOneStatementWhateverItsSize(int limit) {
    IntStream.range(0, 30).forEach(it -> orders.add(anOrder()));
    counting.statements().clear();

    var page = orders.page(new OrderQuery(OrderFilter.NONE, OLDEST_FIRST, limit, null));

    assertThat(page.orders()).hasSize(Math.min(limit, 30));
    assertThat(counting.statements()).hasSize(1);
  }

  @Test
  void anOrderIsReadInOneStatementAndWrittenInTwo() {
    Order order = withItems(anOrder(), 500);

    orders.add(order);
    assertThat(counting.statements()).hasSize(2);

    counting.statements().clear();
    orders.find(order.id());
    assertThat(counting.statements()).hasSize(1);
  }

  @Test
  void lineItemsThatDidNotChangeAreNotWritten() {
    Order order = withItems(anOrder(), 3);
    orders.add(order);
    counting.statements().clear();

    orders.update(order.submit(CREATED));

    assertThat(counting.statements()).noneMatch(sql -> sql.contains("INTO line_items"));
    assertThat(counting.statements()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void aDeepPageBeginsAtItsPlaceInTheIndexOfItsFilter(Direction direction) {
    fill();

    assertThat(planOf(OrderFilter.NONE, direction)).contains("orders_by_creation");
    assertThat(planOf(new OrderFilter(OrderStatus.DRAFT, null, null, null, null, null), direction))
        .contains("orders_by_status");
    assertThat(planOf(new OrderFilter(null, SyncStatus.PENDING, null, null, null, null), direction))
        .contains("orders_by_sync_status");
  }

  @Test
  void aRareCustomerIsFoundByTheIndex() {
    fill();

    String plan =
        DATABASE
            .sql()
            .sql("EXPLAIN SELECT * FROM orders WHERE customer_key LIKE 'NAME 77%'")
            .query(String.class)
            .list()
            .toString();

    assertThat(plan).contains("orders_by_customer");
  }

  @Test
  void anOrderIsNeverReadWithTheLineItemsOfAnotherMoment() {
    Order order = withItems(anOrder(), 1);
    orders.add(order);
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(
            () -> {
              Order current = order;
              for (int i = 0; i < 200; i++) {
                current = orders.update(withItems(current, i % 5 + 1));
              }
            });

    while (!writing.isDone()) {
      Order read = orders.find(order.id()).orElseThrow();
      assertThat(orders.page(new OrderQuery(OrderFilter.NONE, NEWEST_FIRST, 5, null)).orders())
          .hasSize(1);
      assertThat(DATABASE.transactions().inTransaction(() -> orders.findForUpdate(order.id())))
          .get()
          .extracting(Order::version)
          .satisfies(version -> assertThat(version).isGreaterThanOrEqualTo(read.version()));
    }
    writing.join();
  }

  /** The plan that PostgreSQL has for any page of this kind, not for one with known values. */
  private String planOf(OrderFilter filter, Direction direction) {
    counting.statements().clear();
    orders.page(new OrderQuery(filter, direction, 20, DEEP));
    String sql = numbered(counting.statements().get(0));
    String plan =
        String.join("\n", simple().sql("EXPLAIN (GENERIC_PLAN) " + sql).query(String.class).list());
    assertThat(plan)
        .contains("Index Cond")
        .doesNotContain("Seq Scan on orders")
        .doesNotContainPattern("Sort Key:.*created_at");
    return plan;
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

  private static void fill() {
    DATABASE
        .sql()
        .sql(
            """
            INSERT INTO orders (id, version, status, customer_name, customer_key, currency,
              total_cents, revision, sync_status, created_at, updated_at)
            SELECT gen_random_uuid(), 1, CASE WHEN n % 10 = 0 THEN 'draft' ELSE 'fulfilled' END,
              'Name ' || n, 'NAME ' || n, 'USD', 1, 1,
              CASE WHEN n % 10 = 0 THEN 'pending' ELSE 'syncing' END,
              now() - n * interval '1 second', now()
            FROM generate_series(1, 20000) AS n
            """)
        .update();
    DATABASE.sql().sql("ANALYZE orders, line_items").update();
  }

  private static Order withItems(Order order, int count) {
    OrderDetails details = order.details();
    LineItem item = details.lineItems().get(0);
    var changed =
        new OrderDetails(
            details.customerName(),
            details.customerEmail(),
            IntStream.range(0, count).mapToObj(it -> item).toList(),
            item.total().times(count),
            details.note());
    return order.change(changed, CREATED);
  }
}
