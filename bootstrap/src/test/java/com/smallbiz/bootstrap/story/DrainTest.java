package com.smallbiz.bootstrap.story;

import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.smallbiz.bootstrap.ApplicationProcess;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process that is told to end by SIGTERM, with work in its hands. */
class DrainTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private Servers servers;

  @BeforeEach
  void start() {
    servers = new Servers();
  }

  @AfterEach
  void stop() {
    servers.close();
  }

  @Test
  void whatCannotEndInTimeIsHandedBackAndRunsElsewhereAtOnce() throws Exception {
    answerAfter(Duration.ofSeconds(30));
    String job;
    try (var process = ApplicationProcess.start(servers.environment())) {
      List<Integer> ports = process.ports(PATIENCE);
      var api = new ApiClient("http://127.0.0.1:" + ports.get(0));
      var operations = new ApiClient("http://127.0.0.1:" + ports.get(1));
      String order = api.post("/api/v1/orders", "{\"customer_name\":\"Ada\"}").header("Location");
      job = api.post(order + "/sync").header("Location");
      await().atMost(PATIENCE).untilAsserted(() -> servers.external.verify(1, sync()));
      assertThat(operations.get("/actuator/health/readiness").status()).isEqualTo(200);

      process.terminate();

      await()
          .atMost(2, TimeUnit.SECONDS)
          .until(() -> operations.get("/actuator/health/readiness").status() == 503);
      assertThat(api.get(job).text("state")).isEqualTo("running");
      assertThat(process.ended(Duration.ofSeconds(8))).isTrue();
    }

    answerAfter(Duration.ZERO);
    try (var next = ApplicationProcess.start(servers.environment())) {
      var api = new ApiClient("http://127.0.0.1:" + next.ports(PATIENCE).get(0));
      // Far less than a lease, which is half a minute.
      await()
          .atMost(5, TimeUnit.SECONDS)
          .until(() -> api.get(job).text("state").equals("succeeded"));
      assertThat(api.get(job).body().path("attempt").asInt()).isEqualTo(1);
    }
  }

  private void answerAfter(Duration delay) {
    servers.external.resetMappings();
    servers.external.stubFor(
        post(urlEqualTo("/orders"))
            .willReturn(
                jsonResponse("{\"external_id\":\"EXT-1\"}", 201)
                    .withFixedDelay((int) delay.toMillis())));
  }

  private static RequestPatternBuilder sync() {
    return postRequestedFor(urlEqualTo("/orders"));
  }
}
