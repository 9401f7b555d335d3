package com.smallbiz.bootstrap.story;

import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Prometheus is told by a running application. */
class MetricsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Path PAGE = Path.of("..", "docs", "metrics.md");
  private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
  private static final Pattern OURS = Pattern.compile("^\\| `(smallbiz_[a-z_]+)`");
  private static final String PING = "{queue=\"default\",type=\"ping\"}";

  private static RunningSystem system;

  @BeforeAll
  static void start() {
    system =
        RunningSystem.start(
            Map.of(
                "SMALLBIZ_CONSOLE_USER", "ada",
                "SMALLBIZ_CONSOLE_PASSWORD", "seventeen brass buttons"));
    system.servers.external.stubFor(
        post(urlEqualTo("/orders")).willReturn(jsonResponse("{\"external_id\":\"EXT-1\"}", 201)));
    await()
        .atMost(PATIENCE)
        .until(() -> !Double.isNaN(scrape().value("smallbiz_relay_lag_seconds")));
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Test
  void thePageNamesAllOfOursAndNothingElse() throws IOException {
    Set<String> named = new TreeSet<>();
    for (String line : Files.readAllLines(PAGE)) {
      var row = OURS.matcher(line);
      if (row.find()) {
        named.add(row.group(1));
      }
    }

    assertThat(scrape().names())
        .filteredOn(name -> name.startsWith("smallbiz_"))
        .containsExactlyInAnyOrderElementsOf(named);
  }

  @Test
  void whatTheFrameworksTellIsThere() {
    system.api.get("/api/v1/orders?limit=1");

    assertThat(scrape().names())
        .contains(
            "http_server_requests_seconds",
            "hikaricp_connections_active",
            "hikaricp_connections_pending",
            "hikaricp_connections_max",
            "jvm_memory_used_bytes",
            "jvm_threads_live_threads",
            "process_cpu_usage",
            "tomcat_connections_current_connections",
            "tomcat_threads_busy_threads",
            "resilience4j_circuitbreaker_state",
            "resilience4j_circuitbreaker_calls_seconds");
    assertThat(
            scrape()
                .value("resilience4j_circuitbreaker_state{name=\"order-syncer\",state=\"open\"}"))
        .isZero();
  }

  @Test
  void aJobIsCountedFromItsCommitToItsEnd() {
    Scrape before = scrape();

    system.api.post("/jobs/ping", "{}");

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              for (String each :
                  List.of(
                      "smallbiz_jobs_enqueued_total",
                      "smallbiz_jobs_started_total",
                      "smallbiz_jobs_finished_total",
                      "smallbiz_job_wait_seconds_count",
                      "smallbiz_job_run_seconds_count")) {
                assertThat(scrape().value(each + PING))
                    .as(each)
                    .isGreaterThanOrEqualTo(before.value(each + PING) + 1);
              }
            });
    assertThat(scrape().text()).contains("smallbiz_job_run_seconds_bucket{");
  }

  @Test
  void theStateThatAllShareIsRead() {
    Scrape scrape = scrape();

    assertThat(scrape.value("smallbiz_workers")).isEqualTo(1);
    assertThat(scrape.value("smallbiz_relay_lag_seconds")).isZero();
    assertThat(scrape.value("smallbiz_readings_age_seconds")).isBetween(0.0, 60.0);
    assertThat(scrape.value("smallbiz_queue_depth{queue=\"integrations\"}")).isZero();

    system.api.post("/api/v1/queues/integrations/pause");
    try {
      await()
          .atMost(PATIENCE)
          .until(() -> scrape().value("smallbiz_queue_paused{queue=\"integrations\"}") == 1);
    } finally {
      system.api.post("/api/v1/queues/integrations/resume");
    }
  }

  @Test
  void whatNobodyServesAddsNoSeries() {
    unknown("first");
    Set<String> before = scrape().samples().keySet();

    for (int i = 0; i < 250; i++) {
      unknown(UUID.randomUUID().toString());
    }

    assertThat(scrape().samples().keySet())
        .filteredOn(series -> series.startsWith("http_server_requests"))
        .isSubsetOf(before);
  }

  /** Four requests that cannot be told in advance. */
  private static void unknown(String name) {
    system.api.get("/" + name);
    system.api.get("/api/v1/" + name + "/" + name);
    system.api.get("/admin/" + name);
    system.api.send(
        system
            .api
            .request("/" + name)
            .method("X" + name.replace("-", ""), BodyPublishers.noBody()));
  }

  @Test
  void aRefusedRequestHasItsRouteAllTheSame() {
    system.api.post("/api/v1/orders/" + UUID.randomUUID() + "/submit", "{");
    system.api.send(
        system
            .api
            .request("/api/v1/orders")
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString("x")));

    assertThat(scrape().text()).contains("status=\"415\",uri=\"/api/v1/orders\"");
  }

  @Test
  void histogramsLeadToTracesWhereOpenMetricsIsAskedFor() {
    String trace = UUID.randomUUID().toString().replace("-", "");
    system.api.send(
        system
            .api
            .request("/api/v1/orders?limit=7")
            .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-00")
            .GET());

    assertThat(openMetrics()).contains("trace_id=\"").endsWith("# EOF\n");
    assertThat(scrape().text()).doesNotContain("trace_id");
  }

  @Test
  void promtoolHasNothingToComplainAbout() throws IOException, InterruptedException {
    boolean there = Files.isExecutable(PROMTOOL);
    assumeTrue(there || System.getenv("CI") != null, "no promtool is installed");
    assertThat(there).as(PROMTOOL + " is installed").isTrue();
    Process promtool =
        new ProcessBuilder(PROMTOOL.toString(), "check", "metrics")
            .redirectErrorStream(true)
            .start();
    try (var input = promtool.getOutputStream()) {
      input.write(scrape().text().getBytes(StandardCharsets.UTF_8));
    }

    String complaints =
        new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(promtool.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(complaints).isEmpty();
    assertThat(promtool.exitValue()).isZero();
  }

  private static Scrape scrape() {
    return Scrape.of(system);
  }

  private static String openMetrics() {
    return system
        .operations
        .send(
            system
                .operations
                .request("/actuator/prometheus")
                .header("Accept", "application/openmetrics-text; version=1.0.0")
                .GET())
        .response()
        .body();
  }
}
