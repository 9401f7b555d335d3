package com.smallbiz.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smallbiz.bootstrap.story.ApiClient.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances share one limit, which outlives Redis. */
class RateLimitTest {

  private static final int QUOTA = 50;
  private static final Map<String, String> SETTINGS =
      Map.of("SMALLBIZ_RATE_LIMIT", QUOTA + "/10m", "SMALLBIZ_TRUSTED_PROXIES", "127.0.0.0/8");

  private static Servers servers;
  private static RunningSystem one;
  private static RunningSystem other;

  /** Each test has clients of its own, behind a proxy that they share. */
  private static int clients;

  @BeforeAll
  static void start() {
    servers = new Servers();
    one = RunningSystem.startOn(servers, SETTINGS);
    other = RunningSystem.startOn(servers, SETTINGS);
    awaitTogether();
  }

  @AfterAll
  static void stop() {
    other.close();
    one.close();
    servers.close();
  }

  @Test
  void ofManyRequestsToBothAsManyAreAdmittedAsTheQuotaSays() throws Exception {
    List<Answer> answers = flood(newClient());

    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(QUOTA);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .hasSize(QUOTA)
        .allSatisfy(
            refused -> {
              assertThat(refused.status()).isEqualTo(429);
              assertThat(refused.text("code")).isEqualTo("rate_limited");
              assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"default\";q=50;w=600");
              assertThat(refused.header("Retry-After")).matches("5\\d\\d|600");
              assertThat(refused.header("RateLimit"))
                  .isEqualTo("\"default\";r=0;t=" + refused.header("Retry-After"));
            });
  }

  @Test
  void withoutRedisEachLimitsByItselfAndNobodyWaits() throws Exception {
    servers.redis.kill();
    try {
      List<Answer> answers = flood(newClient());

      assertThat(answers).extracting(Answer::status).containsOnly(200);
      String greedy = newClient();
      flood(greedy);
      assertThat(get(one, greedy).status()).isEqualTo(429);
      assertThat(get(other, greedy).status()).isEqualTo(429);
    } finally {
      servers.redis.restart();
    }
    awaitTogether();
    ofManyRequestsToBothAsManyAreAdmittedAsTheQuotaSays();
  }

  @Test
  void switchedOffItIsNotSpokenOf() {
    try (RunningSystem unlimited =
        RunningSystem.startOn(servers, Map.of("SMALLBIZ_RATE_LIMIT", "off"))) {
      Answer answer = unlimited.api.get("/api/v1/orders");

      assertThat(answer.header("RateLimit")).isEmpty();
      assertThat(answer.header("RateLimit-Policy")).isEmpty();
    }
  }

  /** Twice as many requests as the quota, half of them to each instance. */
  private static List<Answer> flood(String client) throws Exception {
    var requests = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < QUOTA; i++) {
      requests.add(() -> get(one, client));
      requests.add(() -> get(other, client));
    }
    ExecutorService threads = Executors.newFixedThreadPool(10);
    try {
      var answers = new ArrayList<Answer>();
      for (Future<Answer> answer : threads.invokeAll(requests)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdown();
    }
  }

  /** Also says that a request takes no longer than it may while Redis goes away. */
  private static Answer get(RunningSystem system, String client) {
    return system.api.send(
        system
            .api
            .request("/api/v1/orders?limit=1")
            .timeout(Duration.ofSeconds(3))
            .header("X-Forwarded-For", client)
            .GET());
  }

  private static void awaitTogether() {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              String client = newClient();
              get(one, client);
              return get(other, client).header("RateLimit").startsWith("\"default\";r=48;")
                  && get(one, client).header("RateLimit").startsWith("\"default\";r=47;");
            });
  }

  private static synchronized String newClient() {
    clients++;
    return "203.0." + clients / 256 + "." + clients % 256;
  }
}
