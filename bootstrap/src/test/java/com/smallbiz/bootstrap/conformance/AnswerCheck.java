package com.smallbiz.bootstrap.conformance;

import com.smallbiz.bootstrap.conformance.Operation.Header;
import com.smallbiz.bootstrap.conformance.Operation.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Holds an answer against what the document, and the contract for all answers, says of it. */
final class AnswerCheck {

  private static final String PROBLEM = "application/problem+json";

  /** What tells of the inside: no answer shows it, unless the request had it. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "(?i)\\tat |\\b(?:java|jakarta|tools\\.jackson|com\\.smallbiz|org\\.[a-z]+)\\.[a-z.]+[A-Z]\\w+"
              + "|\\b\\w{0,80}Exception\\b"
              + "|\\b(?:select|insert into|update|delete) .{1,80}\\b(?:from|set|values)\\b"
              + "|postgres|hikari|tomcat|redisson|<html|<!doctype");

  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  private final JsonSchemas schemas;
  private final JsonNode problemSchema;

  AnswerCheck(ApiDocument document) {
    this.schemas = new JsonSchemas(document);
    this.problemSchema = document.schema("Problem");
  }

  JsonSchemas schemas() {
    return schemas;
  }

  /**
   * What is wrong with the answer; empty if nothing is.
   *
   * @param operation that the request was meant for; null if it may have missed all of them
   */
  List<String> faults(@Nullable Operation operation, Request request, Answer answer) {
    var faults = new ArrayList<String>();
    if (answer.status() >= 500) {
      faults.add("the server failed");
    }
    requestId(request, answer, faults);
    if (answer.status() >= 400) {
      inside(request, answer, faults);
    }
    Response documented = operation == null ? null : operation.responses().get(answer.status());
    if (documented != null) {
      headers(documented, answer, faults);
      body(documented, request, answer, faults);
    } else {
      if (operation != null) {
        faults.add("status %d is not documented for %s".formatted(answer.status(), operation));
      }
      undocumented(request, answer, faults);
    }
    if (answer.mediaType().equals(PROBLEM)) {
      problem(request, answer, faults);
    }
    return faults;
  }

  private static void requestId(Request request, Answer answer, List<String> faults) {
    String id = answer.header("X-Request-Id");
    if (!REQUEST_ID.matcher(id).matches()) {
      faults.add("X-Request-Id is \"%s\"".formatted(id));
    }
    List<String> sent =
        request.headers().stream()
            .filter(it -> it.name().equalsIgnoreCase("X-Request-Id"))
            .map(Request.Header::value)
            .toList();
    if (sent.size() == 1
        && REQUEST_ID.matcher(sent.get(0)).matches()
        && answer.status() != 431
        && !id.equals(sent.get(0))) {
      faults.add("X-Request-Id is not the one that was sent, but " + id);
    }
  }

  private static void inside(Request request, Answer answer, List<String> faults) {
    String sent = new String(request.toBytes(), StandardCharsets.UTF_8);
    (answer.headers() + "\n" + answer.text())
        .lines()
        .flatMap(line -> INSIDE.matcher(line).results())
        .map(found -> found.group())
        .filter(found -> !sent.contains(found))
        .forEach(found -> faults.add("the answer tells of the inside: " + found));
  }

  private void headers(Response documented, Answer answer, List<String> faults) {
    for (Header header : documented.headers()) {
      if (answer.has(header.name())) {
        schemas
            .faults(header.schema(), parsed(header, answer.header(header.name())))
            .forEach(fault -> faults.add("header %s: %s".formatted(header.name(), fault)));
      } else if (header.required()) {
        faults.add("header %s is missing".formatted(header.name()));
      }
    }
  }

  private static JsonNode parsed(Header header, String value) {
    return Values.types(header.schema()).contains("integer") && value.matches("[0-9]{1,18}")
        ? JsonNodeFactory.instance.numberNode(Long.parseLong(value))
        : JsonNodeFactory.instance.stringNode(value);
  }

  private void body(Response documented, Request request, Answer answer, List<String> faults) {
    if (documented.bodies().isEmpty()) {
      if (!answer.text().isEmpty()) {
        faults.add("there is a body, and none is documented");
      }
    } else if (!request.method().equals("HEAD")) {
      JsonNode schema = documented.bodies().get(answer.mediaType());
      if (schema == null) {
        faults.add("the media type \"%s\" is not documented".formatted(answer.mediaType()));
      } else if (answer.mediaType().endsWith("json")) {
        json(schema, answer, faults);
      }
    }
  }

  /**
   * A path that does not exist, or a method that is not allowed there: only problems, or nothing.
   */
  private void undocumented(Request request, Answer answer, List<String> faults) {
    if (answer.status() == 405 && !answer.has("Allow")) {
      faults.add("405 without Allow");
    }
    boolean silent =
        request.method().equals("HEAD")
            || (request.method().equals("OPTIONS") && answer.status() == 200);
    if (answer.status() >= 400 && !silent) {
      if (answer.mediaType().equals(PROBLEM)) {
        json(problemSchema, answer, faults);
      } else {
        faults.add("the media type of a refusal is \"%s\"".formatted(answer.mediaType()));
      }
    }
  }

  private void json(JsonNode schema, Answer answer, List<String> faults) {
    try {
      schemas.faults(schema, answer.json()).forEach(it -> faults.add("the body: " + it));
    } catch (JacksonException unreadable) {
      faults.add("the body is no JSON");
    }
  }

  /** What a problem says of itself is what the answer and the request say, too. */
  private static void problem(Request request, Answer answer, List<String> faults) {
    if (request.method().equals("HEAD")) {
      return;
    }
    JsonNode problem;
    try {
      problem = answer.json();
    } catch (JacksonException unreadable) {
      return;
    }
    if (problem.path("status").asInt(0) != answer.status()) {
      faults.add("the problem has another status than the answer");
    }
    if (!problem.path("request_id").asString("").equals(answer.header("X-Request-Id"))) {
      faults.add("the problem has another request id than the answer");
    }
    String code = problem.path("code").asString("");
    if (!problem.path("type").asString("").equals("/problems/" + code.replace('_', '-'))) {
      faults.add("the type of the problem is not that of its code");
    }
    if (Set.of("validation_failed", "invalid_parameter").contains(code)
        && problem.path("errors").isEmpty()) {
      faults.add("the problem does not say which fields or parameters are wrong");
    }
  }
}
