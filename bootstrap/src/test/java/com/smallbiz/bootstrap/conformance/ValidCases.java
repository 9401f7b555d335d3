package com.smallbiz.bootstrap.conformance;

import com.smallbiz.bootstrap.conformance.Operation.Body;
import com.smallbiz.bootstrap.conformance.Operation.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Requests that the document allows, so that they must succeed. */
final class ValidCases {

  private static final int DRAWN = 40;

  private final Specimens specimens;
  private final Requests requests;
  private final Values values;

  ValidCases(Specimens specimens, Requests requests, Values values) {
    this.specimens = specimens;
    this.requests = requests;
    this.values = values;
  }

  List<Case> of(Operation operation) {
    var cases = new ArrayList<Case>();
    cases.add(Case.accepted("a plain request", operation, requests.valid(operation)));
    cases.add(
        Case.accepted(
            "any media type",
            operation,
            requests.valid(operation).header("Accept", "text/html;q=0.1, */*")));
    Request withKey =
        requests
            .valid(operation)
            .header("Authorization", "Bearer " + specimens.keyWithEveryScope());
    cases.add(Case.accepted("with a key", operation, withKey));
    if (operation.body().isEmpty()) {
      Request nothing = requests.valid(operation).json("{}");
      cases.add(Case.accepted("with a body that says nothing", operation, nothing));
    }
    headers(operation, cases);
    operation.parameters("query").forEach(it -> query(operation, it, cases));
    operation.bodies().forEach((mediaType, body) -> bodies(operation, mediaType, body, cases));
    return cases;
  }

  /** Those that are ignored where they make no sense. */
  private void headers(Operation operation, List<Case> cases) {
    for (String id :
        List.of("checkout-4711", "a".repeat(128), "a".repeat(129), "with space", "é")) {
      Request request = requests.valid(operation).header("X-Request-Id", id);
      cases.add(Case.accepted("request id " + id, operation, request));
    }
    for (String trace :
        List.of(
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "00-00000000000000000000000000000000-0000000000000000-00",
            "nonsense",
            "ff-".repeat(200))) {
      Request request = requests.valid(operation).header("traceparent", trace);
      cases.add(Case.accepted("trace " + trace, operation, request));
    }
    if (operation.takes("If-Match")) {
      Request request = requests.valid(operation).header("If-Match", "*");
      cases.add(Case.accepted("whatever the version", operation, request));
    }
    if (operation.takes("Idempotency-Key")) {
      String longest = operation.id() + "!~".repeat(128);
      for (String key : List.of(operation.id(), longest.substring(0, 255))) {
        Request request = requests.valid(operation).header("Idempotency-Key", key);
        cases.add(Case.accepted("an idempotency key", operation, request));
      }
    }
  }

  private void query(Operation operation, Parameter parameter, List<Case> cases) {
    if (parameter.name().equals("cursor")) {
      // Only the server can make one.
      return;
    }
    var drawn = new ArrayList<JsonNode>();
    drawn.add(values.least(parameter.schema()));
    drawn.add(values.greatest(parameter.schema()));
    drawn.add(parameter.example());
    parameter.schema().path("enum").forEach(drawn::add);
    for (int index = 0; index < DRAWN / 4; index++) {
      drawn.add(values.any(parameter.schema()));
    }
    for (JsonNode value : drawn) {
      if (!value.asString().isEmpty()) {
        String query = Requests.parameter(parameter.name(), value.asString());
        cases.add(Case.accepted(query, operation, requests.valid(operation).query(query)));
      }
    }
  }

  private void bodies(Operation operation, String mediaType, Body body, List<Case> cases) {
    var drawn = new ArrayList<>(body.examples());
    drawn.add(values.least(body.schema()));
    drawn.add(values.greatest(body.schema()));
    for (int index = 0; index < DRAWN; index++) {
      drawn.add(values.any(body.schema()));
    }
    for (JsonNode value : drawn) {
      Request request = requests.valid(operation).json(OrderSum.settle(value).toString());
      cases.add(Case.accepted(mediaType, operation, request.onlyHeader("Content-Type", mediaType)));
    }
    Request utf8 =
        requests.valid(operation).onlyHeader("Content-Type", mediaType + ";charset=UTF-8");
    cases.add(Case.accepted("with its encoding", operation, utf8));
    cases.add(Case.accepted("in chunks", operation, requests.valid(operation).inChunks()));
    String text = body.examples().get(0).toString();
    String padded = text + " ".repeat(256 * 1024 - text.getBytes(StandardCharsets.UTF_8).length);
    cases.add(
        Case.accepted("as large as can be", operation, requests.valid(operation).json(padded)));
  }
}
