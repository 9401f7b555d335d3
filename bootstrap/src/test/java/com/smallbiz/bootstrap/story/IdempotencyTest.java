package com.smallbiz.bootstrap.story;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smallbiz.bootstrap.story.ApiClient.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that do not know what became of their requests, and two instances that answer them. */
class IdempotencyTest {

  private static final String ADA = "{\"customer_name\":\"Ada Lovelace\"}";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** How many statements wait for another's lock. */
  private static final String WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted";

  private static final Servers SERVERS = new Servers();
  private static final ExecutorService CLIENTS = Executors.newCachedThreadPool();
  private static RunningSystem one;
  private static RunningSystem other;

  /** Another one for each test. */
  private final String key = UUID.randomUUID().toString();

  @BeforeAll
  static void start() {
    one = RunningSystem.startOn(SERVERS, Map.of());
    other = RunningSystem.startOn(SERVERS, Map.of());
  }

  @AfterAll
  static void stop() {
    CLIENTS.shutdownNow();
    other.close();
    one.close();
    SERVERS.close();
  }

  @BeforeEach
  void clear() {
    SERVERS.sql("TRUNCATE orders, jobs, idempotency_keys CASCADE");
  }

  @Test
  void fiftyParallelRequestsWithOneKeyMakeOneOrder() {
    List<Answer> answers = atOnce(50, number -> create(number % 2 == 0 ? one : other, ADA));

    assertThat(answers).extracting(Answer::status).isSubsetOf(201, 409);
    assertThat(answers).filteredOn(it -> it.status() == 201).isNotEmpty();
    assertThat(answers)
        .filteredOn(it -> it.status() == 409)
        .allSatisfy(
            it -> {
              assertThat(it.text("code")).isEqualTo("idempotency_in_flight");
              assertThat(it.header("Retry-After")).isEqualTo("1");
            });
    List<Answer> again = atOnce(50, number -> create(number % 2 == 0 ? other : one, ADA));
    assertThat(again).allSatisfy(it -> assertThat(it.status()).isEqualTo(201));
    assertThat(again)
        .allSatisfy(it -> assertThat(it.header("Idempotent-Replayed")).isEqualTo("true"));
    assertThat(Stream.concat(answers.stream(), again.stream()).filter(it -> it.status() == 201))
        .extracting(it -> it.response().body())
        .containsOnly(again.get(0).response().body());
    assertThat(count("orders")).isEqualTo(1);
    assertThat(count("idempotency_keys")).isEqualTo(1);
  }

  /** The first one waits for the order, which is held for as long as the test wants. */
  @Test
  void whoAsksWhileTheFirstIsBeingAnsweredIsNotKeptWaiting() throws Exception {
    String order = newOrder();
    CompletableFuture<Answer> first;
    try (var holding = SERVERS.connect()) {
      holding.setAutoCommit(false);
      holding.createStatement().execute("SELECT 1 FROM orders FOR UPDATE");
      first = supplyAsync(() -> act(one, order + "/submit"), CLIENTS);
      await().atMost(PATIENCE).until(() -> SERVERS.text(WAITING).equals("1"));

      assertThat(act(one, order + "/submit").text("code")).isEqualTo("idempotency_in_flight");
      assertThat(act(other, order + "/submit").text("code")).isEqualTo("idempotency_in_flight");
      assertThat(SERVERS.text(WAITING)).isEqualTo("1");
      holding.rollback();
    }

    assertThat(first.join().status()).isEqualTo(200);
    assertReplayed(act(other, order + "/submit"), first.join());
  }

  @Test
  void aKeyIsForOneRequestOnlyWhicheverInstanceAnswers() {
    String order = newOrder();
    assertThat(create(one, ADA).status()).isEqualTo(201);

    assertThat(create(other, "{\"customer_name\":\"Grace\"}").text("code"))
        .isEqualTo("idempotency_key_reused");
    assertThat(act(other, order + "/submit").text("code")).isEqualTo("idempotency_key_reused");

    assertThat(one.api.get(order).text("status")).isEqualTo("draft");
  }

  @Test
  void aSyncThatIsAskedForAgainHasOneJobAlsoWhenItIsOver() {
    String order = newOrder();
    Answer first = act(one, order + "/sync");
    assertThat(first.status()).isEqualTo(202);
    SERVERS.sql("DELETE FROM jobs");

    assertReplayed(act(other, order + "/sync"), first);

    assertThat(count("jobs WHERE type = 'sync_order'")).isZero();
  }

  @Test
  void aRefusalStandsWhicheverInstanceAnswers() {
    String order = newOrder();
    Answer refused = act(one, order + "/fulfill");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(one.api.post(order + "/submit").status()).isEqualTo(200);

    assertReplayed(act(other, order + "/fulfill"), refused);
  }

  @Test
  void whatFailsAtTheCommitLeavesNoReservation() {
    SERVERS.sql(
        """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'refused at commit'; END $$
        """);
    SERVERS.sql(
        """
        CREATE CONSTRAINT TRIGGER refuse_at_commit AFTER INSERT ON orders
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse()
        """);
    try {
      Answer failed = create(one, ADA);
      assertThat(failed.status()).isEqualTo(500);
      assertThat(failed.text("code")).isEqualTo("internal_error");
      assertThat(failed.header("ETag") + failed.header("Location")).isEmpty();
    } finally {
      SERVERS.sql("DROP TRIGGER refuse_at_commit ON orders");
      SERVERS.sql("DROP FUNCTION refuse()");
    }
    assertThat(count("idempotency_keys")).isZero();

    assertThat(create(other, ADA).status()).isEqualTo(201);
  }

  @Test
  void aBrokenConnectionLeavesNoReservation() throws Exception {
    String order = newOrder();
    try (var holding = SERVERS.connect()) {
      holding.setAutoCommit(false);
      holding.createStatement().execute("SELECT 1 FROM orders FOR UPDATE");
      var first = supplyAsync(() -> act(one, order + "/submit"), CLIENTS);
      await().atMost(PATIENCE).until(() -> SERVERS.text(WAITING).equals("1"));

      SERVERS.sql("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE NOT granted");

      assertThat(first.join().status()).isEqualTo(503);
      assertThat(first.join().header("Retry-After")).isEqualTo("1");
    }

    assertThat(act(other, order + "/submit").status()).isEqualTo(200);
  }

  @Test
  void afterADayAKeyIsNew() {
    create(one, ADA);
    SERVERS.sql("UPDATE idempotency_keys SET created_at = now() - interval '24 hours'");

    Answer anew = create(other, "{\"customer_name\":\"Grace\"}");

    assertThat(anew.status()).isEqualTo(201);
    assertReplayed(create(one, "{\"customer_name\":\"Grace\"}"), anew);
  }

  @Test
  void ofTwentyParallelChangesOfOneVersionOneIsMade() {
    String order = newOrder();

    List<Answer> answers =
        atOnce(
            20,
            number ->
                (number % 2 == 0 ? one : other)
                    .api.send(
                        one.api
                            .request(order)
                            .header("Content-Type", "application/json")
                            .header("If-Match", "\"1\"")
                            .method(
                                "PATCH",
                                BodyPublishers.ofString("{\"note\":\"" + number + "\"}"))));

    assertThat(answers).filteredOn(it -> it.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(it -> it.status() == 412)
        .hasSize(19)
        .allSatisfy(it -> assertThat(it.text("code")).isEqualTo("stale_version"));
    assertThat(one.api.get(order).header("ETag")).isEqualTo("\"2\"");
  }

  private String newOrder() {
    return one.api.post("/api/v1/orders", ADA).header("Location");
  }

  private Answer create(RunningSystem instance, String json) {
    return instance.api.send(
        withKey(instance, "/api/v1/orders")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  private Answer act(RunningSystem instance, String path) {
    return instance.api.send(withKey(instance, path).POST(BodyPublishers.noBody()));
  }

  private HttpRequest.Builder withKey(RunningSystem instance, String path) {
    return instance.api.request(path).header("Idempotency-Key", key);
  }

  private static List<Answer> atOnce(int number, IntFunction<Answer> request) {
    List<CompletableFuture<Answer>> requests =
        IntStream.range(0, number)
            .mapToObj(it -> supplyAsync(() -> request.apply(it), CLIENTS))
            .toList();
    return requests.stream().map(CompletableFuture::join).toList();
  }

  private static void assertReplayed(Answer replay, Answer first) {
    assertThat(replay.status()).isEqualTo(first.status());
    assertThat(replay.response().body()).isEqualTo(first.response().body());
    assertThat(replay.header("Idempotent-Replayed")).isEqualTo("true");
  }

  private static int count(String rows) {
    return Integer.parseInt(SERVERS.text("SELECT count(*) FROM " + rows));
  }
}
