package com.smallbiz.bootstrap.ops;

import static com.github.tomakehurst.wiremock.client.WireMock.badRequest;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.smallbiz.bootstrap.ops.AlertRules.Rule;
import com.smallbiz.bootstrap.story.ApiClient;
import com.smallbiz.bootstrap.story.RunningSystem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** What watches the application, and the application after a little work. */
class WatchedSystemTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Of Prometheus itself. */
  private static final Set<String> BUILT_IN = Set.of("up", "ALERTS");

  /** What counts what Prometheus could not take in, or could not work out. */
  private static final List<String> COMPLAINTS =
      List.of(
          "prometheus_rule_evaluation_failures_total",
          "prometheus_target_scrapes_sample_duplicate_timestamp_total",
          "prometheus_target_scrapes_sample_out_of_bounds_total",
          "prometheus_target_scrapes_sample_out_of_order_total");

  private static RunningSystem system;

  @BeforeAll
  static void start() {
    system = RunningSystem.start();
    work();
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  /** One job of each fate: one that succeeds, one that is to be retried, one that dies. */
  private static void work() {
    sync("Ada", jsonResponse("{\"external_id\":\"EXT-1\"}", 201), "succeeded");
    sync("Bert", serviceUnavailable(), "retrying");
    sync("Cleo", badRequest(), "dead");
  }

  private static void sync(String customer, ResponseDefinitionBuilder answer, String fate) {
    system.servers.external.stubFor(
        post(urlEqualTo("/orders"))
            .withRequestBody(matchingJsonPath("$.customer_name", equalTo(customer)))
            .willReturn(answer));
    ApiClient api = system.api;
    String order =
        api.post("/api/v1/orders", "{\"customer_name\":\"%s\"}".formatted(customer))
            .header("Location");
    String job = api.post(order + "/sync").header("Location");
    await().atMost(PATIENCE).until(() -> api.get(job).text("state").equals(fate));
  }

  @Test
  void everyMetricThatARuleOrAPanelNamesIsExported() {
    Set<String> records = AlertRules.all().stream().map(Rule::name).collect(Collectors.toSet());
    var named =
        expressions()
            .flatMap(expression -> Selector.in(expression).stream())
            .filter(it -> !BUILT_IN.contains(it.metric()) && !records.contains(it.metric()))
            .collect(Collectors.toSet());

    assertThat(named).hasSizeGreaterThan(30);
    // Some are read in the background, and are there a little later.
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              Exposition exported = Exposition.parse(exported());
              assertThat(named).filteredOn(it -> !exported.has(it)).isEmpty();
            });
  }

  @Test
  void prometheusTakesAllOfItInAndWorksOutEveryRuleAndPanel(@TempDir Path folder)
      throws IOException {
    try (var prometheus = Prometheus.start(configuration(folder), folder)) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                JsonNode targets = prometheus.get("/api/v1/targets").path("activeTargets");
                assertThat(targets.size()).isOne();
                assertThat(targets.path(0).path("lastError").asString()).isEmpty();
                assertThat(targets.path(0).path("health").asString()).isEqualTo("up");
              });
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(rules(prometheus))
                      .hasSameSizeAs(AlertRules.all())
                      .allSatisfy(it -> assertThat(it.path("health").asString()).isEqualTo("ok")));

      assertThat(expressions().map(WatchedSystemTest::bound)).allSatisfy(prometheus::query);
      assertThat(prometheus.ownMetrics().lines())
          .filteredOn(line -> COMPLAINTS.stream().anyMatch(line::startsWith))
          .hasSizeGreaterThanOrEqualTo(COMPLAINTS.size())
          .allMatch(line -> line.endsWith(" 0"));
      assertThat(prometheus.log().lines())
          .noneMatch(line -> line.matches("(?i).*level=(warn|error).*"));
    }
  }

  /** What counts connections must not go on counting those that are dead. */
  @Test
  void prometheusSeesThatPostgresqlIsAwayAndThatItIsBack(@TempDir Path folder) throws IOException {
    String away = expressionOf("PostgresUnreachable");
    try (var prometheus = Prometheus.start(configuration(folder), folder)) {
      await().atMost(PATIENCE).until(() -> !prometheus.query("hikaricp_connections > 0").isEmpty());
      assertThat(prometheus.query(away)).isEmpty();

      system.servers.postgres.stop();
      try {
        await().atMost(PATIENCE).until(() -> !prometheus.query(away).isEmpty());
      } finally {
        system.servers.postgres.restart();
      }
      await().atMost(PATIENCE).until(() -> prometheus.query(away).isEmpty());
    }
  }

  /** The project's own, but that it looks for the application here, and oftener. */
  private static Path configuration(Path folder) throws IOException {
    var configuration = AlertRules.yaml(AlertRules.PROMETHEUS.resolve("prometheus.yml"));
    configuration.put("global", Map.of("scrape_interval", "1s", "evaluation_interval", "1s"));
    configuration.put(
        "rule_files",
        AlertRules.files().stream().map(it -> it.toAbsolutePath().normalize().toString()).toList());
    AlertRules.maps(configuration.get("scrape_configs"))
        .forEach(
            scrape -> {
              scrape.remove("dns_sd_configs");
              String target = URI.create(system.operationsUrl()).getAuthority();
              scrape.put("static_configs", List.of(Map.of("targets", List.of(target))));
            });
    return Files.writeString(folder.resolve("prometheus.yml"), new Yaml().dump(configuration));
  }

  private static String expressionOf(String alert) {
    return AlertRules.alerts().stream()
        .filter(it -> it.name().equals(alert))
        .map(Rule::expression)
        .findFirst()
        .orElseThrow();
  }

  private static Stream<String> expressions() {
    return Stream.concat(
        AlertRules.all().stream().map(Rule::expression),
        Dashboard.all().stream().flatMap(dashboard -> dashboard.expressions().stream()));
  }

  /** As Grafana sends it, with a value for each variable. */
  private static String bound(String expression) {
    return expression.replace("$__rate_interval", "1m").replace("$queue", ".*");
  }

  private static List<JsonNode> rules(Prometheus prometheus) {
    return prometheus.get("/api/v1/rules").path("groups").values().stream()
        .flatMap(group -> group.path("rules").values().stream())
        .toList();
  }

  private static String exported() {
    return new ApiClient(system.operationsUrl()).get("/actuator/prometheus").response().body();
  }
}
