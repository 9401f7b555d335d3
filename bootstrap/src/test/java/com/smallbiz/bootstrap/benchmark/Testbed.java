package com.smallbiz.bootstrap.benchmark;

import com.smallbiz.adapters.persistence.PostgresServer;
import com.smallbiz.adapters.queue.BareRedis;
import com.smallbiz.adapters.queue.RedisServer;
import com.smallbiz.bootstrap.SmallBizApplication;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The servers, the application in this process, which enqueues and does not work, and the
 * application in a process of its own, which works. All of it is on loopback and temporary.
 */
final class Testbed implements AutoCloseable {

  /** Two claims of 200, so that one batch is started while the other one is being finished. */
  static final int CONCURRENCY = Integer.getInteger("benchmark.concurrency", 400);

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String UNLIMITED = "off";

  /** No table is empty for long, and the plans of statements depend on how large it is. */
  private static final String HISTORY =
      """
      INSERT INTO jobs (
        id, type, type_version, queue, arguments, request_id, traceparent, state, attempt,
        max_attempts, token, enqueued_at, started_at, finished_at, asked_again)
      SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid, 'bench', 1,
             'history', '{"probe":0}', 'benchmark', '', 'succeeded', 1, 25, 1, now(), now(), now(),
             false
      FROM generate_series(1, 100000) AS number
      """;

  /**
   * Looks at the newest job first, which is among the last to be finished: to look for any other
   * one takes the server's time, which is being measured.
   */
  private static final String UNFINISHED =
      """
      SELECT CASE
        WHEN (SELECT state FROM jobs ORDER BY id DESC LIMIT 1) <> 'succeeded' THEN true
        ELSE EXISTS (
          SELECT FROM jobs
          WHERE queue = '%s' AND state IN ('scheduled', 'enqueued', 'running', 'retrying'))
      END
      """
          .formatted(BenchmarkJob.QUEUE);

  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  private PostgresServer postgres;
  private RedisServer redis;
  private ConfigurableApplicationContext producer;
  private WorkerProcess worker;
  private String databaseUrl;

  private Testbed() {}

  static Testbed start() throws Exception {
    var testbed = new Testbed();
    try {
      testbed.startAll();
      return testbed;
    } catch (Throwable failure) {
      try {
        testbed.close();
      } catch (RuntimeException another) {
        failure.addSuppressed(another);
      }
      throw failure;
    }
  }

  private void startAll() throws Exception {
    postgres = closing(PostgresServer.start());
    redis = closing(RedisServer.start());
    databaseUrl = postgres.url(postgres.createDatabase());
    producer = application(UNLIMITED);
    execute(HISTORY);
    worker =
        closing(
            WorkerProcess.start(
                settings("%s:%d".formatted(BenchmarkJob.QUEUE, CONCURRENCY), UNLIMITED)));
    worker.port();
  }

  /** One in this process, which enqueues and does not work. */
  private ConfigurableApplicationContext application(String rateLimit) {
    return closing(
        new SpringApplication(SmallBizApplication.class)
            .run(settings("nobody:1", rateLimit).toArray(String[]::new)));
  }

  private List<String> settings(String queues, String rateLimit) {
    return List.of(
        "--server.address=127.0.0.1",
        "--server.port=0",
        "--smallbiz.api.auth=open",
        "--management.server.port=0",
        "--spring.datasource.url=" + databaseUrl,
        "--spring.datasource.username=" + postgres.username(),
        "--spring.datasource.password=",
        "--smallbiz.redis.url=" + redis.url(),
        "--smallbiz.queues=" + queues,
        "--smallbiz.rate.limit=" + rateLimit,
        "--smallbiz.sync.url=http://127.0.0.1:9",
        "--logging.level.root=warn");
  }

  /** The API's of the application that enqueues. */
  int port() {
    return port(producer);
  }

  /** That of one more application in this process, which stays until the end. */
  int portOfLimited(String rateLimit) {
    return port(application(rateLimit));
  }

  private static int port(ConfigurableApplicationContext application) {
    return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  /** A part of the application that enqueues. */
  <T> T part(Class<T> type) {
    return producer.getBean(type);
  }

  DataSource database() {
    return part(DataSource.class);
  }

  WorkerProcess worker() {
    return worker;
  }

  BareRedis bareRedis() {
    try {
      return new BareRedis(redis.port());
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Every round begins with nothing but history, and with what came before it on the disk. */
  void reset() throws Exception {
    execute("DELETE FROM jobs WHERE queue <> 'history'");
    execute("VACUUM ANALYZE jobs");
    execute("CHECKPOINT");
    try (BareRedis bare = bareRedis()) {
      bare.command("FLUSHALL");
    }
  }

  /** Waits until every job of the worker's queue is finished in the database. */
  void awaitFinished() throws SQLException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!"f".equals(query(UNFINISHED))) {
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException("the jobs do not come to their end");
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  String query(String sql) throws SQLException {
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private <T extends AutoCloseable> T closing(T part) {
    started.push(part);
    return part;
  }

  @Override
  public void close() {
    RuntimeException failures = new IllegalStateException("not everything could be stopped");
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception failure) {
        failures.addSuppressed(failure);
      }
    }
    if (failures.getSuppressed().length > 0) {
      throw failures;
    }
  }
}
