package com.smallbiz.bootstrap.conformance;

import com.smallbiz.bootstrap.conformance.Operation.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Requests that are wrong in one way each, so that they must be refused for just that. */
final class InvalidCases {

  private static final int MAX_BODY = 256 * 1024;

  private final ApiDocument document;
  private final Specimens specimens;
  private final Requests requests;
  private final Values values;

  InvalidCases(ApiDocument document, Specimens specimens, Requests requests, Values values) {
    this.document = document;
    this.specimens = specimens;
    this.requests = requests;
    this.values = values;
  }

  List<Case> of(Operation operation) {
    // None of these changes anything, so that one subject is enough.
    Request valid = requests.valid(operation);
    var cases = new ArrayList<Case>();
    cases.add(Case.of("of two hosts", operation, valid.header("Host", "example.com"), 400));
    sizes(operation, valid, cases);
    accept(operation, valid, cases);
    query(operation, valid, cases);
    if (operation.path().contains("{")) {
      subjects(operation, cases);
    }
    if (operation.responses().containsKey(403)) {
      Request forbidden =
          valid.header("Authorization", "Bearer " + specimens.keyWithoutScopeFor(operation));
      cases.add(Case.of("with a key that lacks the scope", operation, forbidden, 403));
    }
    if (operation.takes("Idempotency-Key")) {
      keysOfOthers(operation, cases);
    }
    operation
        .body()
        .ifPresentOrElse(
            body -> bodies(operation, valid, body.schema(), cases),
            () -> unwanted(operation, valid, cases));
    return cases;
  }

  private void bodies(Operation operation, Request valid, JsonNode schema, List<Case> cases) {
    JsonNode shown = operation.success().orElseGet(() -> JsonNodeFactory.instance.missingNode());
    JsonNode full = OrderSum.settle(values.greatest(schema));
    for (Variation each : InvalidValues.of(document, values, schema, small(full), shown)) {
      cases.add(Case.of(each.name(), operation, valid.json(each.body()), each.status()));
    }
    for (Variation each : MalformedBodies.of(valid.bodyText())) {
      cases.add(Case.of(each.name(), operation, valid.json(each.body()), each.status()));
    }
    for (String type :
        List.of(
            "text/plain",
            "text/html",
            "application/xml",
            "application/yaml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=b",
            "application/json-patch+json",
            "application/jsonp",
            "nonsense",
            "*/*")) {
      Request request = valid.onlyHeader("Content-Type", type);
      cases.add(Case.of("content of type " + type, operation, request, 415));
    }
    cases.add(Case.of("content of no type", operation, valid.without("Content-Type"), 415));
  }

  /** Bodies where none is asked for. */
  private static void unwanted(Operation operation, Request valid, List<Case> cases) {
    cases.add(Case.of("a body that nobody reads", operation, valid.json("{\"a\":1}"), 422));
    cases.add(Case.of("a list that nobody reads", operation, valid.json("[]"), 422));
    cases.add(Case.of("half a body that nobody reads", operation, valid.json("{"), 400));
    Request text = valid.json("{}").onlyHeader("Content-Type", "text/plain");
    cases.add(Case.of("a text that nobody reads", operation, text, 415));
  }

  /** A request that had an idempotency key, and another one with the same. */
  private void keysOfOthers(Operation operation, List<Case> cases) {
    String key = operation.id() + "-reused";
    Request first = requests.valid(operation);
    Request other =
        operation
            .body()
            .map(body -> first.json(values.greatest(body.schema()).toString()))
            .orElseGet(
                () ->
                    operation.path().contains("/queues/")
                        ? Requests.to(operation, "integrations")
                        : requests.valid(operation));
    cases.add(Case.accepted("the first of two", operation, first.header("Idempotency-Key", key)));
    cases.add(
        Case.of("the second, with its key", operation, other.header("Idempotency-Key", key), 422));
  }

  /** Lists of one element, so that what is varied is not lost among hundreds. */
  private static JsonNode small(JsonNode full) {
    for (JsonNode member : full) {
      while (member.isArray() && member.size() > 1) {
        ((ArrayNode) member).remove(1);
      }
    }
    return full;
  }

  private static void sizes(Operation operation, Request valid, List<Case> cases) {
    Request large = valid.json(" ".repeat(MAX_BODY) + "{");
    cases.add(Case.of("a body one byte too large", operation, large, 413));
    cases.add(Case.of("the same in chunks", operation, large.inChunks(), 413));
    Request huge = valid.json(new byte[4 * MAX_BODY]);
    cases.add(Case.of("a body far too large", operation, huge, 413));
    Request longest = valid.query("a=" + "a".repeat(12_000));
    cases.add(Case.of("a URL that is too long", operation, longest, 414));
    Request verbose = valid.header("X-Much", "a".repeat(100_000));
    cases.add(Case.of("headers too large", operation, verbose, 431));
  }

  private static void accept(Operation operation, Request valid, List<Case> cases) {
    boolean html =
        operation.responses().values().stream()
            .anyMatch(it -> it.bodies().containsKey("text/html"));
    for (String type :
        List.of("text/html", "application/xml", "application/yaml", "image/png", "text/*")) {
      if (!html || !type.startsWith("text")) {
        cases.add(
            Case.of("only " + type + " accepted", operation, valid.header("Accept", type), 406));
      }
    }
  }

  private static void query(Operation operation, Request valid, List<Case> cases) {
    for (String unknown :
        List.of("page=1", "LIMIT=1", "limit[]=1", "a", "=", "%00=1", "debug=true", "%zz=1")) {
      cases.add(Case.of("unknown " + unknown, operation, valid.query(unknown), 400));
    }
    for (Parameter parameter : operation.parameters("query")) {
      String name = parameter.name();
      String example = Requests.parameter(name, parameter.example().asString("x"));
      String twice = example + "&" + example;
      cases.add(Case.of(twice, operation, valid.query(twice), 400));
      for (String value : List.of("", "%", "%z1", "%c3%28", "%ed%a0%80", "%00", "a%0d%0ab")) {
        String query = name + "=" + value;
        cases.add(Case.of(query, operation, valid.query(query), 400));
      }
      for (String value : unreadable(parameter.schema())) {
        String query = Requests.parameter(name, value);
        cases.add(Case.of(query, operation, valid.query(query), 400));
      }
    }
  }

  /** Texts that the schema of a parameter does not allow. */
  private static List<String> unreadable(JsonNode schema) {
    var texts = new ArrayList<String>();
    if (Values.types(schema).contains("integer")) {
      long min = schema.path("minimum").asLong();
      long max = schema.path("maximum").asLong();
      texts.addAll(List.of("" + (min - 1), "" + (max + 1), "9".repeat(100), "-" + "9".repeat(100)));
      texts.addAll(List.of("1.0", "1e1", "0x10", "ten", " 5", "+5", "٥", "NaN", "null", "true"));
    } else if (schema.path("format").asString("").equals("date-time")) {
      texts.addAll(
          List.of("yesterday", "2026-11-22", "0", "2026-11-22T14:00:00", "2026-11-22 14:00:00Z"));
      texts.addAll(List.of("2026-02-30T00:00:00Z", "2026-11-22T24:00:00Z", "2016-12-31T23:59:60Z"));
      texts.addAll(
          List.of("2026-11-22T14:00:00+14:00", "+12026-11-22T14:00:00Z", "-0001-01-01T00:00:00Z"));
      texts.addAll(List.of("2026-11-22T14:00:00.1234567890Z", "2026-11-22t14:00:00z"));
    } else if (schema.has("enum")) {
      texts.addAll(List.of("nonsense", schema.get("enum").get(0).asString() + " ", "-", "null"));
      texts.add(schema.get("enum").get(0).asString().toUpperCase(Locale.ROOT));
    } else if (schema.has("maxLength")) {
      texts.addAll(List.of("a".repeat(schema.get("maxLength").asInt() + 1), "\u0085", "\t"));
    } else {
      texts.addAll(List.of("\u0001", "\u0085", "\t"));
    }
    return texts;
  }

  private static void subjects(Operation operation, List<Case> cases) {
    JsonNode schema = operation.parameters("path").get(0).schema();
    var nobodies = new ArrayList<String>();
    if (schema.path("format").asString("").equals("uuid")) {
      nobodies.add(Specimens.nobody());
      nobodies.addAll(
          List.of(
              "1",
              "null",
              "0190d6c4-5c1e-7f3a-8f52",
              "0190d6c4-5c1e-7f3a-8f52-3b1d2a6c9e1g",
              "0190d6c45c1e7f3a8f523b1d2a6c9e10",
              "%7B0190d6c4-5c1e-7f3a-8f52-3b1d2a6c9e10%7D",
              "0190d6c4-5c1e-7f3a-8f52-3b1d2a6c9e10%20",
              "00000000-0000-0000-0000-000000000000",
              "0-0-0-0-0"));
    } else {
      nobodies.addAll(
          List.of("nobody", "%20", "Default", "default%20", "%F0%9F%98%80", "a".repeat(500)));
    }
    for (String nobody : nobodies) {
      cases.add(Case.of("of " + nobody, operation, Requests.to(operation, nobody), 404));
    }
  }
}
