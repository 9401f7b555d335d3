package com.smallbiz.bootstrap.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.bootstrap.story.RunningSystem;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Does every documented operation with what the document allows, and with what it does not, and
 * holds each answer against the document: in the manner of Schemathesis.
 */
class ConformanceTest {

  /** What is documented of every operation, and cannot be had by sending it something. */
  private static final Map<String, String> NOT_FOR_THE_ASKING =
      Map.of(
          "401 unauthorized", "ten bad keys a minute are looked at, and no more",
          "408 request_timeout", "nobody stalls here",
          "409 idempotency_in_flight", "nothing happens twice at a time here",
          "429 rate_limited", "the limit is off",
          "500 internal_error", "the server has no known fault",
          "503 unavailable", "PostgreSQL is there",
          "503", "the same, as the health check says it");

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

  static List<Operation> operations() {
    return document.operations();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void anOperationAnswersWhateverIsSentAsItIsDocumented(Operation operation) {
    var seed = Seed.get();
    var values = new Values(document, seed.random());
    var requests = new Requests(specimens);
    var cases = new ArrayList<Case>();
    cases.addAll(new ValidCases(specimens, requests, values).of(operation));
    cases.addAll(new InvalidCases(document, specimens, requests, values).of(operation));
    cases.addAll(new StateCases(specimens, requests).of(operation));

    Set<String> seen = new TreeSet<>();
    var faults = new ArrayList<String>();
    try (var client = new RawClient(URI.create(system.url()).getPort())) {
      for (Case each : cases) {
        Answer answer = client.send(each.request());
        seen.add(outcome(answer));
        faults.addAll(faults(each, answer));
      }
    }

    assertThat(faults).as("%s, seed %s", operation, seed).isEmpty();
    assertThat(seen).as("what was seen of all that is documented").containsAll(expected(operation));
  }

  /** The documented ways in which the operation can end, but those that nobody can ask for. */
  private static Set<String> expected(Operation operation) {
    var expected = new TreeSet<String>();
    operation
        .responses()
        .forEach(
            (status, response) -> {
              List<JsonNode> codes = codes(response);
              codes.forEach(code -> expected.add(status + " " + code.asString()));
              if (codes.isEmpty()) {
                expected.add(status.toString());
              }
            });
    expected.removeAll(NOT_FOR_THE_ASKING.keySet());
    return expected;
  }

  /** Of the problems that a response can be; none if it is no problem. */
  private static List<JsonNode> codes(Operation.Response response) {
    JsonNode problem = response.bodies().get("application/problem+json");
    return problem == null
        ? List.of()
        : problem.findValue("code").path("enum").valueStream().toList();
  }

  private static String outcome(Answer answer) {
    return answer.mediaType().equals("application/problem+json")
        ? answer.status() + " " + answer.json().path("code").asString()
        : String.valueOf(answer.status());
  }

  private static List<String> faults(Case sent, Answer answer) {
    var faults = new ArrayList<>(check.faults(sent.operation(), sent.request(), answer));
    if (!sent.statuses().isEmpty() && !sent.statuses().contains(answer.status())) {
      faults.add("status %d instead of %s".formatted(answer.status(), sent.statuses()));
    }
    return faults.isEmpty()
        ? List.of()
        : List.of(
            "%n%n%s%n  %s%n%s%n%s"
                .formatted(sent.name(), String.join("\n  ", faults), sent.request(), answer));
  }
}
