package com.smallbiz.bootstrap.story;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smallbiz.bootstrap.ApplicationProcess;
import com.smallbiz.bootstrap.story.ApiClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One request, followed by its ids through all that it sets going, in the log of production. */
class TracedRequestTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static Servers servers;
  private static ApplicationProcess process;
  private static ApiClient api;
  private static ApiClient operations;

  @BeforeAll
  static void start() throws Exception {
    servers = new Servers();
    servers.external.stubFor(
        post(urlEqualTo("/orders")).willReturn(jsonResponse("{\"external_id\":\"EXT-1\"}", 201)));
    Map<String, String> environment = servers.environment();
    // What a client writes is logged for those who ask for it.
    environment.put("LOGGING_LEVEL_COM_SMALLBIZ_APPLICATION_USECASE", "debug");
    process = ApplicationProcess.start(environment);
    List<Integer> ports = process.ports(Duration.ofSeconds(60));
    api = new ApiClient("http://127.0.0.1:" + ports.get(0));
    operations = new ApiClient("http://127.0.0.1:" + ports.get(1));
  }

  @AfterAll
  static void stop() throws Exception {
    process.close();
    servers.close();
  }

  @Test
  void itsIdsAreInItsAnswerItsJobAndTheCallThatTheJobMakes() {
    String order = api.post("/api/v1/orders", "{\"customer_name\":\"Ada\"}").header("Location");

    Answer answer = send(order + "/sync", "", "the-sync");

    assertThat(answer.header("X-Request-Id")).isEqualTo("the-sync");
    String job = answer.header("Location");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(api.get(job).text("state")).isEqualTo("succeeded"));
    assertThat(api.get(job).text("request_id")).isEqualTo("the-sync");
    servers.external.verify(
        postRequestedFor(urlEqualTo("/orders"))
            .withHeader("X-Request-Id", equalTo("the-sync"))
            // As it came: a span of ours, which nobody records, would break the trace.
            .withHeader("traceparent", equalTo(TRACEPARENT)));
    JsonNode access = line("the-sync", "access");
    assertThat(access.at("/http/request/method").asString()).isEqualTo("POST");
    assertThat(access.at("/http/route").asString()).isEqualTo("/api/v1/orders/{id}/sync");
    assertThat(access.at("/http/response/status_code").asInt()).isEqualTo(202);
    assertThat(access.at("/http/response/body/bytes").asLong()).isPositive();
    assertThat(access.at("/event/duration").asLong()).isPositive();
    assertThat(access.path("trace.id").asString()).isEqualTo(TRACE);
    String orderId = order.substring(order.lastIndexOf('/') + 1);
    assertThat(access.path("order_id").asString()).isEqualTo(orderId);
    assertThat(access.toString()).doesNotContain(order, "Ada");
    List<JsonNode> run = lines(2, "the-sync", "jobs");
    assertThat(run)
        .allMatch(line -> line.path("order_id").asString().equals(orderId))
        .allMatch(line -> line.path("trace.id").asString().equals(TRACE))
        .allMatch(line -> job.endsWith(line.path("job_id").asString()))
        .allMatch(line -> line.path("job_type").asString().equals("sync_order"))
        .allMatch(line -> line.path("job_queue").asString().equals("integrations"))
        .allMatch(line -> line.path("job_attempt").asInt() == 1);
    assertThat(run.get(0).at("/event/action").asString()).isEqualTo("job-started");
    JsonNode end = run.get(1);
    assertThat(end.at("/event/action").asString()).isEqualTo("job-finished");
    assertThat(end.path("job_outcome").asString()).isEqualTo("succeeded");
    assertThat(end.at("/event/duration").asLong()).isPositive();
    assertThat(end.path("message").asString())
        .matches("sync_order of integrations succeeded, attempt 1, in \\d+ ms");
  }

  @Test
  void nothingRecordsATraceWhereThereIsNoCollector() throws Exception {
    assertThat(process.threads()).noneMatch(name -> name.contains("SpanProcessor"));
  }

  @Test
  void itsIdsAreInTheLinesOfItsJob() {
    Answer answer =
        send(
            "/jobs/ping", "{\"message\":\"hello\\n{\\\"message\\\":\\\"forged\\\"}\"}", "the-ping");

    JsonNode line = line("the-ping", "com.smallbiz");
    assertThat(line.path("job_id").asString()).isEqualTo(answer.text("job_id"));
    assertThat(line.path("trace.id").asString()).isEqualTo(TRACE);
    assertThat(line.path("message").asString()).contains("hello", "forged");
  }

  @Test
  void everyLineIsAJsonObjectFromTheFirstOn() {
    api.get("/health");

    assertThat(lines())
        .isNotEmpty()
        .allMatch(line -> line.path("@timestamp").isString() && line.path("message").isString());
    assertThat(lines().get(0).at("/service/name").asString()).isEqualTo("small-biz-api");
  }

  @Test
  void whatOperationsAskForIsNotLogged() {
    operations.get("/actuator/health/liveness");
    send("/jobs/ping", "{}", "after-operations");

    line("after-operations", "access");
    assertThat(process.output()).doesNotContain("actuator/health/liveness");
    assertThat(lines()).noneMatch(line -> line.at("/http/route").asString("").equals("none"));
  }

  private static Answer send(String path, String json, String requestId) {
    return api.send(
        api.request(path)
            .header("Content-Type", "application/json")
            .header("X-Request-Id", requestId)
            .header("traceparent", TRACEPARENT)
            .POST(BodyPublishers.ofString(json)));
  }

  /** The only one of this request that a logger of this name, or below it, wrote. */
  private static JsonNode line(String requestId, String logger) {
    return lines(1, requestId, logger).get(0);
  }

  private static List<JsonNode> lines(int number, String requestId, String logger) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                lines().stream()
                    .filter(line -> line.path("request_id").asString("").equals(requestId))
                    .filter(line -> line.at("/log/logger").asString("").startsWith(logger))
                    .toList(),
            found -> found.size() == number);
  }

  /** All that are complete, and nothing that is not one. */
  private static List<JsonNode> lines() {
    String output = process.output();
    return output.substring(0, output.lastIndexOf('\n') + 1).lines().map(JSON::readTree).toList();
  }
}
