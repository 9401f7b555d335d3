package com.smallbiz.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smallbiz.adapters.persistence.PostgresServer;
import com.smallbiz.adapters.queue.RedisServer;
import com.smallbiz.bootstrap.story.ApiClient;
import com.smallbiz.bootstrap.story.ApiClient.Answer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * All that can be hurt: PostgreSQL, Redis, and the external order system, around as many instances
 * of the application as a test starts. A lease is as short as it may be, so that tests are too.
 */
final class Site implements AutoCloseable {

  static final Duration LEASE = Duration.ofSeconds(2);

  /** How long after its lease a job may take to be taken over. */
  static final Duration TAKEOVER = Duration.ofSeconds(5);

  static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  final PostgresServer postgres = PostgresServer.start();
  final RedisServer redis = RedisServer.start();
  final OrderSystem external = OrderSystem.start();
  final Database database = new Database(postgres);

  /** An order that the API has promised to sync. */
  record Sync(String order, String job) {}

  Instance.Plan instance() {
    return new Instance.Plan(
            Map.of(
                "SERVER_PORT",
                "0",
                "MANAGEMENT_SERVER_PORT",
                "0",
                "SPRING_DATASOURCE_URL",
                postgres.url("postgres"),
                "SPRING_DATASOURCE_USERNAME",
                postgres.username(),
                "SPRING_DATASOURCE_PASSWORD",
                "",
                "SMALLBIZ_REDIS_URL",
                redis.url(),
                "SMALLBIZ_SYNC_URL",
                external.url(),
                "SMALLBIZ_JOBS_LEASE",
                LEASE.toSeconds() + "s",
                "SMALLBIZ_JOBS_DRAIN",
                "2s"))
        .with("SERVER_ADDRESS", "127.0.0.1")
        .with("SMALLBIZ_SHUTDOWN_DELAY", "0s")
        .with("SMALLBIZ_API_AUTH", "open")
        .with("SMALLBIZ_RATE_LIMIT", "off");
  }

  /** An instance whose way to Redis leads through a proxy. */
  Instance.Plan instance(TcpProxy toRedis) {
    return instance().with("SMALLBIZ_REDIS_URL", "redis://127.0.0.1:" + toRedis.port());
  }

  RedisConsole redisConsole() {
    return new RedisConsole(redis.port());
  }

  static Sync requestSync(ApiClient api) {
    Answer order = api.post("/api/v1/orders", "{\"customer_name\":\"Ada\"}");
    assertThat(order.status()).isEqualTo(201);
    Answer sync = api.post(order.header("Location") + "/sync");
    assertThat(sync.status()).isEqualTo(202);
    return new Sync(order.text("id"), sync.text("job_id"));
  }

  static List<Sync> requestSyncs(ApiClient api, int number) {
    return IntStream.range(0, number).mapToObj(i -> requestSync(api)).toList();
  }

  /** Writes a job's row, as a process that dies the next instant would leave it. */
  void enqueue(String id, String type, String queue) {
    database.execute(
        """
        INSERT INTO jobs (
          id, type, type_version, queue, arguments, request_id, traceparent, state, attempt,
          max_attempts, token, enqueued_at, asked_again)
        VALUES (
          '%s', '%s', 1, '%s', '{}', 'chaos', '%s', 'enqueued', 0, 25, 0, now(), false)
        """
            .formatted(id, type, queue, TRACEPARENT));
  }

  /**
   * What is promised whatever happens: every job ends, every accepted sync in success, each order
   * was sent under one key only, and PostgreSQL was told of each end once.
   */
  void assertAllSynced(Collection<Sync> syncs, History history, Duration patience) {
    await()
        .atMost(patience)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(database.liveJobs()).as("live jobs").isZero());
    assertThat(
            database.texts("SELECT id FROM jobs WHERE type = 'sync_order' AND state = 'succeeded'"))
        .containsAll(syncs.stream().map(Sync::job).toList());
    assertThat(database.texts("SELECT id FROM orders WHERE sync_status = 'synced'"))
        .containsAll(syncs.stream().map(Sync::order).toList());
    assertThat(syncs).allSatisfy(sync -> assertThat(external.keysFor(sync.order())).hasSize(1));
    assertThat(history.endedTwice()).as("jobs whose end was recorded twice").isEmpty();
    assertThat(history.startedOutOfTurn()).as("jobs started under an old token").isEmpty();
  }

  @Override
  public void close() {
    external.close();
    redis.close();
    postgres.close();
  }
}
