package com.smallbiz.bootstrap.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smallbiz.bootstrap.story.ApiClient;
import com.smallbiz.bootstrap.story.RunningSystem;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends ten thousand requests that nobody should, and looks whether the server minds. */
@ExtendWith(OutputCaptureExtension.class)
class FuzzTest {

  private static final int REQUESTS = 10_000;
  private static final int CONNECTIONS = 8;

  /** So many faults tell enough. */
  private static final int SHOWN = 10;

  private static RunningSystem system;
  private static ApiDocument document;
  private static AnswerCheck check;
  private static Specimens specimens;

  @BeforeAll
  static void start() {
    system = RunningSystem.start(Map.of("SMALLBIZ_API_AUTH", "open", "SMALLBIZ_RATE_LIMIT", "off"));
    document = new ApiDocument(system.api.get("/openapi.json").body());
    check = new AnswerCheck(document);
    specimens = new Specimens(system);
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @AfterEach
  void theServerStillServes(CapturedOutput log) {
    ApiClient api = system.api;
    for (String queue : List.of("default", "integrations")) {
      assertThat(api.post("/api/v1/queues/" + queue + "/resume").status()).isEqualTo(204);
    }
    var created = api.post("/api/v1/orders", "{\"customer_name\":\"Ada\"}");
    assertThat(created.status()).isEqualTo(201);
    String order = created.header("Location");
    assertThat(api.post(order + "/sync").status()).isEqualTo(202);
    await()
        .atMost(60, TimeUnit.SECONDS)
        .until(() -> api.get(order).text("sync_status").equals("synced"));
    assertThat(api.get("/health").body().path("ok").asBoolean()).isTrue();
    assertThat(log.getAll().lines())
        .as("lines of the log that should not be there")
        .noneMatch(line -> line.contains(" ERROR ") || line.startsWith("\tat "));
  }

  @Test
  void tenThousandRequestsAreAnsweredAsDocumentedOrRefused() throws Exception {
    var seed = Seed.get();
    var fuzzer = fuzzer();
    var next = new AtomicInteger();
    Queue<String> faults = new ConcurrentLinkedQueue<>();
    var seen = new TreeMap<Integer, Integer>();
    Callable<List<Integer>> client =
        () -> {
          var statuses = new ArrayList<Integer>();
          try (var connection = new RawClient(port())) {
            for (int index = next.getAndIncrement();
                index < REQUESTS && faults.size() < SHOWN;
                index = next.getAndIncrement()) {
              Case drawn = fuzzer.draw(seed.random(index));
              statuses.add(send(connection, "#" + index, drawn, faults));
            }
          }
          return statuses;
        };
    var clients = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      var all = Collections.nCopies(CONNECTIONS, client);
      for (Future<List<Integer>> each : clients.invokeAll(all)) {
        each.get().forEach(status -> seen.merge(status, 1, Integer::sum));
      }
    } finally {
      clients.shutdown();
    }

    assertThat(faults).as("seed %s", seed).isEmpty();
    assertThat(seen)
        .as("the fuzz reaches deep and goes wide")
        .containsKeys(200, 201, 202, 204, 400, 404, 405, 409, 415, 422);
  }

  /** What no client of HTTP would send, and what is not HTTP at all. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\n\r\n",
        "GET /health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET /health HTTP/1.0\r\n\r\n",
        "GET /health\r\n\r\n",
        "GET  /health HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /health HTTP/1.1 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET\t/health\tHTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /health\u0000 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /he alth HTTP/1.1\r\nHost: a\r\n\r\n",
        "\r\n\r\nGET /health HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /health HTTP/1.1\nHost: a\n\n",
        "G\u00e9T /health HTTP/1.1\r\nHost: a\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "POST /api/v1/orders HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        "POST /api/v1/orders HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /api/v1/orders HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
        "POST /api/v1/orders HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{}\r\n0\r\n\r\n",
        "POST /api/v1/orders HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2;a=b\r\n{}\r\n0\r\nX: y\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
        "nonsense\r\n\r\n",
        "\u0000\u0000\u0000\u0000"
      })
  void whatIsHardlyHttpIsRefusedOrServed(String bytes) {
    try (var client = new RawClient(port())) {
      Answer answer = client.sendAlone(bytes.getBytes(StandardCharsets.ISO_8859_1));

      if (!answer.equals(Answer.NONE)) {
        var nothing = Request.of("GET", "/");
        assertThat(check.faults(null, nothing, answer)).as("%s", answer).isEmpty();
      }
    }
  }

  private static int send(RawClient connection, String name, Case drawn, Queue<String> faults) {
    try {
      Answer answer = connection.send(drawn.request());
      var found = new ArrayList<String>();
      if (answer.equals(Answer.NONE)) {
        return 0;
      }
      found.addAll(check.faults(drawn.operation(), drawn.request(), answer));
      if (answer.status() < 300 && drawn.operation() != null && forbidden(drawn)) {
        found.add("a body was accepted that the document does not allow");
      }
      if (!found.isEmpty()) {
        faults.add(described(name, found, drawn, answer.toString()));
      }
      return answer.status();
    } catch (AssertionError failure) {
      faults.add(described(name, List.of(String.valueOf(failure.getMessage())), drawn, ""));
      return 0;
    }
  }

  /** Whether the document says that such a body is refused. */
  private static boolean forbidden(Case drawn) {
    byte[] sent = drawn.request().body();
    if (sent == null || sent.length == 0 || drawn.operation().body().isEmpty()) {
      return false;
    }
    try {
      JsonNode body = new JsonMapper().readTree(sent);
      return !check.schemas().allows(drawn.operation().body().get().schema(), body);
    } catch (JacksonException unreadable) {
      return true;
    }
  }

  private static String described(String name, List<String> found, Case drawn, String answer) {
    return "%n%n%s%n  %s%n%s%n%s"
        .formatted(name, String.join("\n  ", found), drawn.request(), answer);
  }

  private static Fuzzer fuzzer() {

    var orders = new ArrayList<String>();
    for (int count = 0; count < 20; count++) {
      orders.add(specimens.draftOrder());
    }
    orders.add(specimens.submittedOrder());
    orders.add(specimens.fulfilledOrder());
    orders.add(specimens.cancelledOrder());
    orders.add(specimens.syncedOrder());
    orders.add(Specimens.nobody());
    var jobs = new ArrayList<String>();
    for (int count = 0; count < 5; count++) {
      jobs.add(specimens.succeededJob());
    }
    jobs.add(specimens.deadJob());
    jobs.add(specimens.deadJob());
    jobs.add(specimens.retryingJob());
    jobs.add(Specimens.nobody());
    return new Fuzzer(document, new Corpus(), specimens.keyWithEveryScope(), orders, jobs);
  }

  private static int port() {
    return URI.create(system.url()).getPort();
  }
}
