package com.smallbiz.bootstrap.story;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.google.protobuf.ByteString;
import com.smallbiz.bootstrap.ApplicationProcess;
import com.smallbiz.bootstrap.story.ApiClient.Answer;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One order, followed from the client to the external system by what a collector is sent. */
class TracingTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String CLIENTS_SPAN = "00f067aa0ba902b7";

  private static Servers servers;
  private static Collector collector;
  private static ApplicationProcess process;
  private static ApiClient api;

  @BeforeAll
  static void start() throws Exception {
    servers = new Servers();
    collector = new Collector();
    Map<String, String> environment = servers.environment();
    environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url());
    environment.put("OTEL_BSP_SCHEDULE_DELAY", "100");
    environment.put("SMALLBIZ_JOBS_RETRY_SYNC_ORDER_BACKOFF", "fixed");
    environment.put("SMALLBIZ_JOBS_RETRY_SYNC_ORDER_PAUSE", "1s");
    environment.put("SMALLBIZ_JOBS_RETRY_SYNC_ORDER_JITTER", "0");
    process = ApplicationProcess.start(environment);
    api = new ApiClient("http://127.0.0.1:" + process.ports(Duration.ofSeconds(60)).get(0));
  }

  @AfterAll
  static void stop() throws Exception {
    process.close();
    collector.close();
    servers.close();
  }

  @BeforeEach
  void forget() {
    servers.external.resetAll();
  }

  @Test
  void aRequestItsJobAndTheCallThatTheJobMakesAreOneTrace() {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4701";
    externalSystemTakesOrders();
    String order = anOrder();

    Answer answer = sync(order, trace, "01");

    Span call = theSpan(trace, SpanKind.SPAN_KIND_CLIENT);
    Span run = theSpan(trace, SpanKind.SPAN_KIND_CONSUMER);
    Span enqueued = theSpan(trace, SpanKind.SPAN_KIND_PRODUCER);
    Span request = theSpan(trace, SpanKind.SPAN_KIND_SERVER);
    assertThat(hex(request.getParentSpanId())).isEqualTo(CLIENTS_SPAN);
    assertThat(enqueued.getParentSpanId()).isEqualTo(request.getSpanId());
    assertThat(run.getParentSpanId()).isEqualTo(enqueued.getSpanId());
    assertThat(call.getParentSpanId()).isEqualTo(run.getSpanId());
    assertThat(List.of(request, enqueued, run, call))
        .extracting(Span::getName)
        .containsExactly(
            "POST /api/v1/orders/{id}/sync",
            "enqueue sync_order",
            "run sync_order",
            "POST /orders");
    assertThat(List.of(request, enqueued, run, call))
        .allMatch(span -> span.getStatus().getCode() == StatusCode.STATUS_CODE_UNSET);

    String job = answer.text("job_id");
    assertThat(attributes(request))
        .containsOnly(
            Map.entry("http.request.method", "POST"),
            Map.entry("http.route", "/api/v1/orders/{id}/sync"),
            Map.entry("http.response.status_code", "202"));
    assertThat(attributes(enqueued))
        .containsOnly(
            Map.entry("messaging.system", "smallbiz"),
            Map.entry("messaging.operation.name", "enqueue"),
            Map.entry("messaging.operation.type", "send"),
            Map.entry("messaging.destination.name", "integrations"),
            Map.entry("messaging.message.id", job),
            Map.entry("smallbiz.job.type", "sync_order"));
    assertThat(attributes(run))
        .containsEntry("messaging.operation.type", "process")
        .containsEntry("messaging.message.id", job)
        .containsEntry("smallbiz.job.attempt", "1")
        .containsEntry("smallbiz.job.outcome", "succeeded");
    assertThat(attributes(call))
        .containsOnly(
            Map.entry("http.request.method", "POST"),
            Map.entry("server.address", "localhost"),
            Map.entry("server.port", Integer.toString(servers.external.port())),
            Map.entry("http.response.status_code", "201"));
    servers.external.verify(
        postRequestedFor(urlEqualTo("/orders"))
            .withHeader(
                "traceparent", equalTo("00-%s-%s-01".formatted(trace, hex(call.getSpanId())))));
    assertThat(collector.text())
        .contains("small-biz-api")
        .doesNotContain(order.substring(order.lastIndexOf('/') + 1), "Lovelace");
  }

  @Test
  void eachAttemptIsASpanOfItsOwn() {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4702";
    // Who names a time is asked again by the job only, and not within the attempt.
    servers.external.stubFor(
        post(urlEqualTo("/orders"))
            .inScenario("outage")
            .whenScenarioStateIs(STARTED)
            .willReturn(aResponse().withStatus(503).withHeader("Retry-After", "1"))
            .willSetStateTo("over"));
    servers.external.stubFor(
        post(urlEqualTo("/orders"))
            .inScenario("outage")
            .whenScenarioStateIs("over")
            .willReturn(jsonResponse("{\"external_id\":\"EXT-2\"}", 201)));

    sync(anOrder(), trace, "01");

    List<Span> runs = theSpans(2, trace, SpanKind.SPAN_KIND_CONSUMER);
    Span enqueued = theSpan(trace, SpanKind.SPAN_KIND_PRODUCER);
    assertThat(runs).allMatch(it -> it.getParentSpanId().equals(enqueued.getSpanId()));
    Span failed = runs.get(0);
    assertThat(failed.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
    assertThat(failed.getStatus().getMessage()).isEmpty();
    assertThat(attributes(failed))
        .containsEntry("smallbiz.job.attempt", "1")
        .containsEntry("smallbiz.job.outcome", "retry")
        .containsEntry("error.type", "external_unavailable");
    Span again = runs.get(1);
    assertThat(again.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_UNSET);
    assertThat(attributes(again)).containsEntry("smallbiz.job.attempt", "2");
    List<Span> calls = theSpans(2, trace, SpanKind.SPAN_KIND_CLIENT);
    assertThat(calls.get(0).getParentSpanId()).isEqualTo(failed.getSpanId());
    assertThat(calls.get(0).getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
    assertThat(attributes(calls.get(0))).containsEntry("error.type", "503");
    assertThat(calls.get(1).getParentSpanId()).isEqualTo(again.getSpanId());
  }

  @Test
  void aTraceThatBeginsHereHasTheNameThatTheLogHas() {
    externalSystemTakesOrders();

    api.send(api.request("/health").header("X-Request-Id", "the-health").GET());

    Span request =
        await()
            .atMost(PATIENCE)
            .until(() -> spans(it -> it.getName().equals("GET /health")), it -> it.size() == 1)
            .get(0);
    assertThat(request.getParentSpanId()).isEqualTo(ByteString.EMPTY);
    assertThat(process.output().lines().filter(line -> line.contains("the-health")))
        .singleElement()
        .asString()
        .contains("\"trace.id\":\"" + hex(request.getTraceId()) + "\"");
  }

  @Test
  void whatIsRefusedIsNamedByItsTemplateToo() {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4704";

    send("/nowhere/at/all?name=Lovelace", trace, "01");

    Span request = theSpan(trace, SpanKind.SPAN_KIND_SERVER);
    assertThat(request.getName()).isEqualTo("POST");
    assertThat(attributes(request))
        .containsOnly(
            Map.entry("http.request.method", "POST"),
            Map.entry("http.response.status_code", "404"));
    assertThat(request.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_UNSET);
  }

  @Test
  void aClientThatDoesNotWantItsTraceRecordedIsHeeded() {
    String unwanted = "4bf92f3577b34da6a3ce929d0e0e4705";
    String wanted = "4bf92f3577b34da6a3ce929d0e0e4706";
    externalSystemTakesOrders();

    sync(anOrder(), unwanted, "00");
    LoggedRequest call =
        await()
            .atMost(PATIENCE)
            .until(
                () -> servers.external.findAll(postRequestedFor(urlEqualTo("/orders"))),
                calls -> calls.size() == 1)
            .get(0);
    send("/health", wanted, "01");

    assertThat(call.getHeader("traceparent")).matches("00-" + unwanted + "-[0-9a-f]{16}-00");
    theSpan(wanted, SpanKind.SPAN_KIND_SERVER);
    assertThat(spans(it -> hex(it.getTraceId()).equals(unwanted))).isEmpty();
  }

  private static void externalSystemTakesOrders() {
    servers.external.stubFor(
        post(urlEqualTo("/orders")).willReturn(jsonResponse("{\"external_id\":\"EXT-1\"}", 201)));
  }

  private static String anOrder() {
    return api.post("/api/v1/orders", "{\"customer_name\":\"Ada Lovelace\"}").header("Location");
  }

  private static Answer sync(String order, String trace, String flags) {
    return send(order + "/sync", trace, flags);
  }

  private static Answer send(String path, String trace, String flags) {
    return api.send(
        api.request(path)
            .header("traceparent", "00-%s-%s-%s".formatted(trace, CLIENTS_SPAN, flags))
            .POST(BodyPublishers.noBody()));
  }

  private static Span theSpan(String trace, SpanKind kind) {
    return theSpans(1, trace, kind).get(0);
  }

  /** In the sequence in which they began. */
  private static List<Span> theSpans(int number, String trace, SpanKind kind) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> spans(it -> hex(it.getTraceId()).equals(trace) && it.getKind() == kind),
            found -> found.size() == number);
  }

  private static List<Span> spans(Predicate<Span> wanted) {
    return collector.spans().stream()
        .filter(wanted)
        .sorted(Comparator.comparingLong(Span::getStartTimeUnixNano))
        .toList();
  }

  private static Map<String, String> attributes(Span span) {
    return span.getAttributesList().stream()
        .collect(toMap(it -> it.getKey(), it -> text(it.getValue())));
  }

  private static String text(AnyValue value) {
    return value.hasIntValue() ? Long.toString(value.getIntValue()) : value.getStringValue();
  }

  private static String hex(ByteString id) {
    return HexFormat.of().formatHex(id.toByteArray());
  }
}
