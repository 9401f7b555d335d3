package com.smallbiz.adapters.persistence;

import static com.smallbiz.application.testkit.OrderFixtures.anOrder;
import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smallbiz.application.key.ApiKeyId;
import com.smallbiz.application.key.KeyDigest;
import com.smallbiz.application.order.OrderFilter;
import com.smallbiz.application.order.OrderQuery;
import com.smallbiz.application.order.OrderQuery.Direction;
import com.smallbiz.application.port.out.ApiKeys;
import com.smallbiz.application.port.out.JobCatalog;
import com.smallbiz.application.port.out.Orders;
import com.smallbiz.application.port.out.StorageHealth;
import com.smallbiz.application.port.out.StorageUnavailable;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.domain.order.Order;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** What the ports do when PostgreSQL is gone, hangs or has no connection left, and afterwards. */
class StorageFailuresTest {

  private static final Duration HEALTH_DEADLINE = Duration.ofSeconds(2);

  private static final PostgresServer SERVER = PostgresServer.start();
  private static final TestDatabase DATABASE = TestDatabase.on(SERVER);

  private final Orders orders = DATABASE.orders();
  private final JobCatalog catalog = DATABASE.jobCatalog();
  private final ApiKeys apiKeys = DATABASE.apiKeys();
  private final Transactions transactions = DATABASE.transactions();
  private final StorageHealth health = DATABASE.health();

  @BeforeEach
  void comeBack() {
    SERVER.restart();
    SERVER.resume();
    Await.until("the database is back", health::isReachable);
  }

  @AfterAll
  static void end() {
    DATABASE.close();
    SERVER.close();
  }

  @Test
  void everythingFailsInTheSameWayWhileTheServerIsDownAndWorksWhenItIsBack() {
    Order order = anOrder();
    orders.add(order);
    var query = new OrderQuery(OrderFilter.NONE, Direction.OLDEST_FIRST, 10, null);

    SERVER.stop();

    Stream.<ThrowingCallable>of(
            () -> orders.find(order.id()),
            () -> orders.findForUpdate(order.id()),
            () -> orders.add(anOrder()),
            () -> orders.update(order),
            () -> orders.remove(order),
            () -> orders.page(query),
            () -> catalog.summarize(List.of("default"), 1, 1),
            () -> apiKeys.findValid(new KeyDigest("00".repeat(32))),
            () -> apiKeys.all(),
            () -> apiKeys.revoke(new ApiKeyId(UUID.randomUUID())),
            () -> transactions.inTransaction(() -> order))
        .map(call -> runAsync(() -> assertUnavailable(call), run -> new Thread(run).start()))
        .toList()
        .forEach(CompletableFuture::join);
    assertThat(healthInTime()).isFalse();

    SERVER.restart();

    Await.until("the order is found", () -> orders.find(order.id()).isPresent());
    Await.until("all is well", health::isReachable);
  }

  @Test
  void theUseOfAKeyThatCannotBeNotedIsNoFailure() {
    SERVER.stop();

    assertThatCode(() -> apiKeys.noteUse(new ApiKeyId(UUID.randomUUID())))
        .doesNotThrowAnyException();
  }

  @Test
  void aTransactionThatTheServerDiesInIsUndoneAndOneBeforeItIsKept() {
    Order kept = anOrder();
    Order lost = anOrder();
    transactions.inTransaction(() -> added(kept));

    assertThatThrownBy(
            () ->
                transactions.inTransaction(
                    () -> {
                      added(lost);
                      SERVER.kill();
                      return lost;
                    }))
        .isInstanceOf(StorageUnavailable.class);
    SERVER.restart();

    Await.until("the order is found", () -> orders.find(kept.id()).isPresent());
    assertThat(orders.find(lost.id())).isEmpty();
  }

  @Test
  void theWorkIsToldWhenTheServerDiesUnderIt() {
    assertThatThrownBy(
            () ->
                transactions.inTransaction(
                    () -> {
                      SERVER.kill();
                      return orders.find(anOrder().id());
                    }))
        .isInstanceOf(StorageUnavailable.class);
  }

  @Test
  void aServerThatHangsIsGivenUpOn() {
    Order order = anOrder();
    orders.add(order);

    SERVER.pause();

    assertThat(healthInTime()).isFalse();
    assertThatThrownBy(() -> orders.find(order.id())).isInstanceOf(StorageUnavailable.class);
    assertThatThrownBy(() -> transactions.inTransaction(() -> added(anOrder())))
        .isInstanceOf(StorageUnavailable.class);

    SERVER.resume();

    Await.until("the order is found", () -> orders.find(order.id()).isPresent());
    Await.until("all is well", health::isReachable);
  }

  @Test
  void manyWhoAskForTheHealthOfAServerThatHangsAreAnsweredInTimeByOneThread() {
    SERVER.pause();

    List<CompletableFuture<Boolean>> answers =
        IntStream.range(0, 50)
            .mapToObj(
                it ->
                    CompletableFuture.supplyAsync(
                        this::healthInTime, run -> new Thread(run).start()))
            .toList();
    Await.until("somebody has asked", () -> healthThreads() == 1);

    for (CompletableFuture<Boolean> answer : answers) {
      assertThat(healthThreads()).isLessThanOrEqualTo(1);
      assertThat(answer.join()).isFalse();
    }
  }

  @Test
  void aPoolWithoutAConnectionLeftIsAsBad() throws SQLException {
    var borrowed = new ArrayList<Connection>();
    for (int i = 0; i < DATABASE.pool().getMaximumPoolSize(); i++) {
      borrowed.add(DATABASE.pool().getConnection());
    }

    assertThat(healthInTime()).isFalse();
    assertThatThrownBy(() -> orders.find(anOrder().id())).isInstanceOf(StorageUnavailable.class);

    for (Connection connection : borrowed) {
      connection.close();
    }
    assertThat(healthInTime()).isTrue();
    assertThat(orders.find(anOrder().id())).isEmpty();
  }

  @Test
  void aConnectionThatTheServerClosesIsNoAnswer() {
    assertThatThrownBy(
            () ->
                transactions.inTransaction(
                    () -> {
                      orders.find(anOrder().id());
                      runAsync(StorageFailuresTest::closeAllOthers).join();
                      return orders.find(anOrder().id());
                    }))
        .isInstanceOf(StorageUnavailable.class);
  }

  @Test
  void aStatementThatTakesTooLongIsGivenUpOn() {
    assertThatThrownBy(
            () ->
                transactions.inTransaction(
                    () -> {
                      DATABASE.sql().sql("SET LOCAL statement_timeout = '50ms'").update();
                      return Storage.reach(
                          () -> DATABASE.sql().sql("SELECT pg_sleep(1)").query().singleRow());
                    }))
        .isInstanceOf(StorageUnavailable.class);
  }

  @Test
  void aTransactionThatStandsStillIsGivenUpOn() {
    assertThatThrownBy(
            () ->
                transactions.inTransaction(
                    () -> {
                      DATABASE
                          .sql()
                          .sql("SET LOCAL idle_in_transaction_session_timeout = '50ms'")
                          .update();
                      runAsync(StorageFailuresTest::awaitNobodyInTransaction).join();
                      return orders.find(anOrder().id());
                    }))
        .isInstanceOf(StorageUnavailable.class);
  }

  @Test
  void aDefectStaysADefect() {
    Order order = anOrder();
    orders.add(order);

    assertThatThrownBy(() -> orders.add(order)).isInstanceOf(DataIntegrityViolationException.class);
  }

  private static void assertUnavailable(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(StorageUnavailable.class);
  }

  private boolean healthInTime() {
    long start = System.nanoTime();
    boolean reachable = health.isReachable();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(HEALTH_DEADLINE);
    return reachable;
  }

  private Order added(Order order) {
    orders.add(order);
    return order;
  }

  private static long healthThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("storage-health"))
        .count();
  }

  private static void awaitNobodyInTransaction() {
    Await.until(
        "the server has closed the connection",
        () ->
            DATABASE
                    .sql()
                    .sql("SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in%'")
                    .query(Long.class)
                    .single()
                == 0);
  }

  private static void closeAllOthers() {
    DATABASE
        .sql()
        .sql(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
            """)
        .query()
        .listOfRows();
  }
}
