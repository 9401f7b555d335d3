package com.smallbiz.adapters.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class AccessLogApiTest extends ApiTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final Lines lines = new Lines();
  private final Logger logger = (Logger) LoggerFactory.getLogger("access");

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(lines);
  }

  @Test
  void aRequestIsALineOfFields() {
    Reply reply =
        send(
            "POST",
            ORDERS,
            BodyPublishers.ofString("{\"customer_name\":\"Ada\"}"),
            "Content-Type",
            "application/json",
            "Authorization",
            "Bearer in-the-header",
            "User-Agent",
            "me",
            "traceparent",
            "00-" + TRACE + "-00f067aa0ba902b7-01",
            "X-Request-Id",
            "mine");

    ILoggingEvent line = onlyLine("mine");
    assertThat(line.getMDCPropertyMap())
        .containsOnly(Map.entry("request_id", "mine"), Map.entry("trace_id", TRACE));
    var fields = fields(line);
    assertThat(fields)
        .containsEntry("http.request.method", "POST")
        .containsEntry("http.route", "/api/v1/orders")
        .containsEntry("http.response.status_code", reply.status())
        .containsEntry("http.request.body.bytes", 23L);
    // With what it takes to send them in chunks.
    assertThat((Long) fields.get("http.response.body.bytes"))
        .isBetween((long) reply.text().length(), reply.text().length() + 20L);
    assertThat((Long) fields.get("event.duration")).isPositive();
    assertThat(line.getFormattedMessage())
        .matches("POST /api/v1/orders " + reply.status() + " in \\d+ ms");
    assertThat(line + " " + fields).doesNotContain("secret", "in-the", "Ada", "me,");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,     /health,                          /health,                    200",
    "GET,     /api/v1/orders/1,                 /api/v1/orders/{id},        404",
    "POST,    /api/v1/jobs/ping,                /api/v1/jobs/ping,          202",
    "GET,     /api/v1/orders?limit=0,           /api/v1/orders,             400",
    "PUT,     /api/v1/orders/1,                 /api/v1/orders/{id},        405",
    "BREW,    /health,                          /health,                    405",
    "GET,     /nowhere/at/all,                  none,                       404",
    "OPTIONS, /health,                          /health,                    200",
  })
  void aRequestIsNamedByItsTemplate(String method, String path, String route, int status) {
    send(method, path, BodyPublishers.noBody(), "X-Request-Id", "mine");

    assertThat(fields(onlyLine("mine")))
        .containsEntry("http.request.method", method.equals("BREW") ? "OTHER" : method)
        .containsEntry("http.route", route)
        .containsEntry("http.response.status_code", status);
  }

  @ParameterizedTest
  @CsvSource({
    "GET /api/v1/orders/%00 HTTP/1.1, 404",
    "GET /api/v1/orders/%zz HTTP/1.1, 404",
    "GET /%1b[31m HTTP/1.1,           400",
    "TRACE /health HTTP/1.1,          405",
    "OPTIONS * HTTP/1.1,              200",
    "GET /health HTTP/9.9,            400",
  })
  void whatTheContainerAnswersIsALineToo(String requestLine, int status) {
    raw(requestLine, "X-Request-Id: mine");

    assertThat(fields(onlyLine("mine"))).containsEntry("http.response.status_code", status);
  }

  @Test
  void whatIsNoRequestIsALineToo() {
    raw("GARBAGE");

    assertThat(fields(theLine()))
        .containsEntry("http.request.method", "OTHER")
        .containsEntry("http.route", "none")
        .containsEntry("http.response.status_code", 400);
  }

  @Test
  void headersThatAreTooLargeAreALineToo() {
    raw("GET /health HTTP/1.1", "X-Large: " + "a".repeat(10_000));

    assertThat(fields(theLine()))
        .containsEntry("http.route", "/health")
        .containsEntry("http.response.status_code", 431);
  }

  @Test
  void theLineThatMadeAnOrderNamesItToo() {
    Reply reply =
        send(
            "POST",
            ORDERS,
            BodyPublishers.ofString("{\"customer_name\":\"Ada\"}"),
            "Content-Type",
            "application/json",
            "X-Request-Id",
            "mine");

    assertThat(onlyLine("mine").getMDCPropertyMap())
        .containsEntry("order_id", reply.json().path("id").stringValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/orders/", "/admin/orders/"})
  void theLineOfOneOrderNamesIt(String orders) {
    String order = "01a2044d-1bed-74bf-b0b9-8afd2e2c085e";

    get(orders + order, "X-Request-Id", "mine");

    assertThat(onlyLine("mine").getMDCPropertyMap()).containsEntry("order_id", order);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/orders", "/api/v1/orders/not-an-id", "/health"})
  void anyOtherLineNamesNone(String path) {
    get(path, "X-Request-Id", "mine");

    assertThat(onlyLine("mine").getMDCPropertyMap()).doesNotContainKey("order_id");
  }

  @Test
  void aQueryIsInNoLine() {
    get(ORDERS + "?customer=in-the-query", "X-Request-Id", "mine");

    ILoggingEvent line = onlyLine("mine");
    assertThat(line + " " + fields(line)).doesNotContain("in-the-query");
  }

  @Test
  void anUnexpectedErrorIsOneLine() {
    storage.failWith(new IllegalStateException("broken"));

    get(ORDERS, "X-Request-Id", "mine");

    assertThat(fields(onlyLine("mine"))).containsEntry("http.response.status_code", 500);
  }

  @Test
  void aClientThatHangsUpBeforeItsBodyHasArrivedIsOneLine() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write(
              ("POST /api/v1/orders HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: mine\r\n"
                      + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
                  .getBytes(ISO_8859_1));
    }

    assertThat(fields(onlyLine("mine")))
        .containsEntry("http.response.status_code", 499)
        .containsEntry("http.route", "/api/v1/orders");
  }

  @Test
  void aRequestIdThatForgesALineIsReplaced() {
    raw("GET /health HTTP/1.1", "X-Request-Id: a\u001b[31mb");

    assertThat(theLine().getMDCPropertyMap().get("request_id")).hasSize(36);
  }

  private ILoggingEvent theLine() {
    return await().until(() -> lines.seen, seen -> seen.size() == 1).get(0);
  }

  private ILoggingEvent onlyLine(String requestId) {
    List<ILoggingEvent> own = await().until(() -> lines.of(requestId), found -> !found.isEmpty());
    // A second one would be there by the time another request has been answered and logged.
    get("/health", "X-Request-Id", "another");
    await().until(() -> !lines.of("another").isEmpty());
    assertThat(lines.of(requestId)).hasSize(1);
    return own.get(0);
  }

  private static Map<String, Object> fields(ILoggingEvent line) {
    return line.getKeyValuePairs().stream().collect(toMap(it -> it.key, it -> it.value));
  }

  private static final class Lines extends AppenderBase<ILoggingEvent> {

    private final List<ILoggingEvent> seen = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      event.prepareForDeferredProcessing();
      seen.add(event);
    }

    private List<ILoggingEvent> of(String requestId) {
      return seen.stream()
          .filter(line -> requestId.equals(line.getMDCPropertyMap().get("request_id")))
          .toList();
    }
  }
}
