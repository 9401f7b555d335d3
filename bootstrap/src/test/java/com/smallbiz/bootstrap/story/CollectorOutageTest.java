package com.smallbiz.bootstrap.story;

import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smallbiz.bootstrap.ApplicationProcess;
import com.smallbiz.bootstrap.story.ApiClient.Answer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A collector that is away, or that takes what it is sent and never answers, is nobody's trouble.
 */
class CollectorOutageTest {

  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Less than what an export may take, and far more than a request does. */
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  /** With half a second of each of its phases, and what an export may still take. */
  private static final Duration END = Duration.ofSeconds(10);

  private static Servers servers;

  @BeforeAll
  static void start() {
    servers = new Servers();
    servers.external.stubFor(
        post(urlEqualTo("/orders")).willReturn(jsonResponse("{\"external_id\":\"EXT-1\"}", 201)));
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  @Test
  void oneThatIsAwayDelaysNothing() throws Exception {
    assertThatAllGoesOn("http://127.0.0.1:1");
  }

  @Test
  void oneThatHangsDelaysNothing() throws Exception {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      assertThatAllGoesOn("http://127.0.0.1:" + silent.getLocalPort());
    }
  }

  private static void assertThatAllGoesOn(String collector) throws Exception {
    Map<String, String> environment = servers.environment();
    environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector);
    environment.put("OTEL_BSP_SCHEDULE_DELAY", "50");
    // As small as it may be: what does not fit is dropped, and nobody waits for a place.
    environment.put("OTEL_BSP_MAX_QUEUE_SIZE", "10");
    environment.put("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "10");
    try (var process = ApplicationProcess.start(environment)) {
      var api = new ApiClient("http://127.0.0.1:" + process.ports(START).get(0));
      api.get("/health");

      var jobs = new ArrayList<String>();
      for (int i = 0; i < 50; i++) {
        String order = api.post("/api/v1/orders", "{\"customer_name\":\"Ada\"}").header("Location");
        long sent = System.nanoTime();
        Answer answer = api.post(order + "/sync", "");
        assertThat(Duration.ofNanos(System.nanoTime() - sent)).isLessThan(AT_ONCE);
        jobs.add(answer.header("Location"));
      }

      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(jobs).allMatch(job -> api.get(job).text("state").equals("succeeded")));
      process.terminate();
      assertThat(process.ended(END)).isTrue();
    }
  }
}
