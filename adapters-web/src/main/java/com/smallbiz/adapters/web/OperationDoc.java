package com.smallbiz.adapters.web;

import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the OpenAPI document says of one operation, beyond what follows from its route: that is for
 * {@link CommonRules} to add.
 */
final class OperationDoc {

  /**
   * An answer to a request that was not refused.
   *
   * @param schema the name of the body's schema; null if there is no body
   * @param example a body, as it is before it becomes JSON
   * @param headers the names of headers that only this answer has
   * @param asHtml whether a browser gets the same as a page
   */
  record Answer(
      int status,
      String description,
      @Nullable String schema,
      @Nullable Object example,
      List<String> headers,
      boolean asHtml) {}

  /** A parameter in the query or in the path. */
  record Parameter(String name, String description, Schema<?> schema, @Nullable Object example) {}

  /** A body that may be sent: the name of its schema, and examples, as JSON, by what they show. */
  record Body(String description, String schema, Map<String, String> examples) {}

  private final String method;
  private final String path;
  private final String id;
  private final String summary;
  private String description = "";
  private @Nullable Body body;
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();
  private final Map<ProblemType, String> refusals = new EnumMap<>(ProblemType.class);

  private OperationDoc(String method, String path, String id, String summary) {
    this.method = method;
    this.path = path;
    this.id = id;
    this.summary = summary;
  }

  static OperationDoc operation(String method, String path, String id, String summary) {
    return new OperationDoc(method, path, id, summary);
  }

  OperationDoc saying(String markdown) {
    description = markdown.strip();
    return this;
  }

  OperationDoc body(String what, String schema) {
    body = new Body(what, schema, new LinkedHashMap<>());
    return this;
  }

  /** An example of the body. */
  OperationDoc example(String shows, String json) {
    if (body == null) {
      throw new IllegalStateException("no body to give an example of");
    }
    body.examples().put(shows, json);
    return this;
  }

  OperationDoc parameter(Parameter parameter) {
    parameters.add(parameter);
    return this;
  }

  OperationDoc answer(int status, String what, String schema, Object example, String... headers) {
    answers.add(new Answer(status, what, schema, example, List.of(headers), false));
    return this;
  }

  OperationDoc answerAlsoAsHtml(int status, String what, String schema, Object example) {
    answers.add(new Answer(status, what, schema, example, List.of(), true));
    return this;
  }

  OperationDoc answerWithoutBody(int status, String what, String... headers) {
    answers.add(new Answer(status, what, null, null, List.of(headers), false));
    return this;
  }

  /**
   * A way in which the request can fail.
   *
   * @param detail what the client is told then, for example
   */
  OperationDoc refusal(ProblemType type, String detail) {
    refusals.put(type, detail);
    return this;
  }

  boolean describes(String otherMethod, String otherPath) {
    return method.equals(otherMethod) && path.equals(otherPath);
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  String id() {
    return id;
  }

  String summary() {
    return summary;
  }

  String description() {
    return description;
  }

  @Nullable Body body() {
    return body;
  }

  List<Parameter> parameters() {
    return parameters;
  }

  List<Answer> answers() {
    return answers;
  }

  Map<ProblemType, String> refusals() {
    return refusals;
  }
}
