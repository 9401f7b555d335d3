package com.smallbiz.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.smallbiz.bootstrap.story.ApiClient.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The process that answers a request is gone in the midst of it, and the client turns to another
 * one with the same key. A process that halts, halts as with {@code kill -9}: nothing is said any
 * more, to nobody.
 */
class RequestKillTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static Site site;
  private static Instance survivor;
  private Instance doomed;

  @BeforeAll
  static void start() {
    site = new Site();
    survivor = site.instance().start();
  }

  @AfterAll
  static void stop() {
    survivor.close();
    site.close();
  }

  @BeforeEach
  void startAnother() {
    site.database.execute("TRUNCATE orders, idempotency_keys CASCADE");
    doomed = site.instance().running(CrashingApplication.class).start();
  }

  @AfterEach
  void clearAway() {
    doomed.close();
  }

  @Test
  void betweenTheCommitAndTheAnswerTheRetryGetsTheFirstAnswer() throws InterruptedException {
    String key = CrashingApplication.AFTER_COMMIT + 1;
    dieAnswering(key);
    assertThat(orders()).isEqualTo(1);

    Answer retry = create(survivor, key);

    assertThat(retry.status()).isEqualTo(201);
    assertThat(retry.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(retry.header("ETag")).isEqualTo("\"1\"");
    assertThat(retry.header("Location")).isEqualTo("/api/v1/orders/" + retry.text("id"));
    assertThat(site.database.texts("SELECT id FROM orders")).containsExactly(retry.text("id"));
  }

  @Test
  void beforeTheCommitTheRetryMakesTheOrder() throws InterruptedException {
    String key = CrashingApplication.BEFORE_COMMIT + 1;
    dieAnswering(key);
    assertThat(orders()).isZero();

    // PostgreSQL may take a moment to see that nobody is there any more.
    Answer retry =
        await().atMost(PATIENCE).until(() -> create(survivor, key), it -> it.status() != 409);

    assertThat(retry.status()).isEqualTo(201);
    assertThat(retry.header("Idempotent-Replayed")).isEmpty();
    assertThat(create(survivor, key).response().body()).isEqualTo(retry.response().body());
    assertThat(orders()).isEqualTo(1);
  }

  private void dieAnswering(String key) throws InterruptedException {
    assertThatThrownBy(() -> create(doomed, key)).hasCauseInstanceOf(IOException.class);
    assertThat(doomed.process.ended(PATIENCE)).isTrue();
  }

  private long orders() {
    return site.database.number("SELECT count(*) FROM orders");
  }

  private static Answer create(Instance instance, String key) {
    return instance.api.send(
        instance
            .api
            .request("/api/v1/orders")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString("{\"customer_name\":\"Ada\"}")));
  }
}
