package com.smallbiz.adapters.persistence;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.smallbiz.application.port.out.ApiKeys;
import com.smallbiz.application.port.out.EndedJobs;
import com.smallbiz.application.port.out.IdempotencyKeys;
import com.smallbiz.application.port.out.JobCatalog;
import com.smallbiz.application.port.out.JobControl;
import com.smallbiz.application.port.out.Jobs;
import com.smallbiz.application.port.out.Orders;
import com.smallbiz.application.port.out.Processes;
import com.smallbiz.application.port.out.Queues;
import com.smallbiz.application.port.out.RecurringJobs;
import com.smallbiz.application.port.out.StorageHealth;
import com.smallbiz.application.port.out.StorageReport;
import com.smallbiz.application.port.out.SyncHistory;
import com.smallbiz.application.port.out.SyncSurvey;
import com.smallbiz.application.port.out.Transactions;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A migrated database with everything that this module has to offer on top of it. */
final class TestDatabase implements AutoCloseable {

  static {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
  }

  /** Started when first used, and stopped when the tests of all classes have run. */
  private static final class SharedServer {
    static final PostgresServer SERVER = PostgresServer.start();
  }

  private final HikariDataSource pool = new HikariDataSource();
  private final PersistenceConfiguration configuration = new PersistenceConfiguration();
  private final DataSource dataSource;

  private TestDatabase(PostgresServer server, UnaryOperator<DataSource> around) {
    pool.setJdbcUrl(server.url(server.createDatabase()));
    pool.setUsername(server.username());
    pool.setMaximumPoolSize(4);
    pool.setConnectionTimeout(1_500);
    pool.setValidationTimeout(500);
    pool.addDataSourceProperty("connectTimeout", "1");
    pool.addDataSourceProperty("loginTimeout", "1");
    pool.addDataSourceProperty("socketTimeout", "2");
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    dataSource = around.apply(pool);
    Flyway.configure().dataSource(pool).load().migrate();
  }

  /** A new database on the server that all test classes share. */
  static TestDatabase create() {
    return on(SharedServer.SERVER);
  }

  /** A new database on the shared server, reached through a data source that a test puts around. */
  static TestDatabase create(UnaryOperator<DataSource> around) {
    return new TestDatabase(SharedServer.SERVER, around);
  }

  /** A new database on a server of the test's own, which it may do to as it likes. */
  static TestDatabase on(PostgresServer server) {
    return new TestDatabase(server, dataSource -> dataSource);
  }

  Transactions transactions() {
    return configuration.transactions(new JdbcTransactionManager(dataSource));
  }

  Orders orders() {
    return configuration.orders(dataSource, transactions());
  }

  Jobs jobs() {
    return configuration.jobs(dataSource);
  }

  EndedJobs endedJobs() {
    return configuration.endedJobs(dataSource);
  }

  RecurringJobs recurringJobs() {
    return configuration.recurringJobs(dataSource);
  }

  JobCatalog jobCatalog() {
    return configuration.jobCatalog(dataSource);
  }

  JobControl jobControl() {
    return configuration.jobControl(dataSource);
  }

  Queues queues() {
    return configuration.queues(dataSource);
  }

  ApiKeys apiKeys() {
    return configuration.apiKeys(dataSource);
  }

  IdempotencyKeys idempotencyKeys() {
    return configuration.idempotencyKeys(dataSource);
  }

  StorageHealth health() {
    return configuration.storageHealth(dataSource);
  }

  SyncSurvey syncSurvey() {
    return configuration.syncSurvey(dataSource);
  }

  SyncHistory syncHistory() {
    return configuration.syncHistory(dataSource);
  }

  Processes processes() {
    return configuration.processes(dataSource);
  }

  StorageReport report() {
    return configuration.storageReport(dataSource);
  }

  JdbcClient sql() {
    return JdbcClient.create(pool);
  }

  HikariDataSource pool() {
    return pool;
  }

  /** The time by the server's clock. */
  Instant now() {
    return sql().sql("SELECT clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
  }

  /** The server's clock cannot be moved; what has happened to jobs can be moved into the past. */
  void letPass(Duration duration) {
    sql()
        .sql(
            """
            UPDATE jobs SET
              enqueued_at = enqueued_at - passed, scheduled_at = scheduled_at - passed,
              started_at = started_at - passed, finished_at = finished_at - passed,
              died_at = died_at - passed, next_attempt_at = next_attempt_at - passed,
              last_error_at = last_error_at - passed
            FROM (SELECT :micros * interval '1 microsecond' AS passed) AS time
            """)
        .param("micros", duration.toNanos() / 1_000)
        .update();
  }

  /** Whether a statement has to wait for another's lock. */
  boolean somebodyWaits() {
    return sql()
            .sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
            .query(Long.class)
            .single()
        > 0;
  }

  DataSource dataSource() {
    return dataSource;
  }

  void clear() {
    sql()
        .sql(
            """
            TRUNCATE orders, line_items, order_sync_attempts, jobs, recurring_jobs, queues, processes,
              job_statistics, api_keys, idempotency_keys, console_users, console_sessions, audit_log
              CASCADE
            """)
        .update();
  }

  @Override
  public void close() {
    pool.close();
  }
}
