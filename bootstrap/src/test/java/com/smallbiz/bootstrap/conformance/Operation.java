package com.smallbiz.bootstrap.conformance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An operation of the OpenAPI document.
 *
 * @param path with its parameters in braces
 * @param bodies the schema of the request's body by media type; empty if it takes none
 * @param responses by status
 */
record Operation(
    String id,
    String method,
    String path,
    List<Parameter> parameters,
    Map<String, Body> bodies,
    Map<Integer, Response> responses) {

  /**
   * @param in one of {@code path}, {@code query}, {@code header}
   * @param example missing if there is none
   */
  record Parameter(String name, String in, JsonNode schema, JsonNode example) {}

  /** What a body looks like: its schema, and examples of it. */
  record Body(JsonNode schema, List<JsonNode> examples) {}

  /**
   * @param bodies schemas by media type; empty if there is no body
   */
  record Response(Map<String, JsonNode> bodies, List<Header> headers) {}

  /**
   * @param required whether every such response has it
   */
  record Header(String name, boolean required, JsonNode schema) {}

  /** The parameters in this place. */
  List<Parameter> parameters(String in) {
    return parameters.stream().filter(it -> it.in().equals(in)).toList();
  }

  /** Whether a header of this name means something to it. */
  boolean takes(String header) {
    return parameters("header").stream().anyMatch(it -> it.name().equals(header));
  }

  /** The body it takes, which is the same for all of its media types. */
  Optional<Body> body() {
    return bodies.values().stream().findFirst();
  }

  /** The schema of what it answers when all is well, if it answers anything. */
  Optional<JsonNode> success() {
    return responses.entrySet().stream()
        .filter(it -> it.getKey() < 300)
        .flatMap(it -> it.getValue().bodies().values().stream())
        .findFirst();
  }

  /** Its path with these instead of the parameters, in their order. */
  String pathWith(String... segments) {
    String filled = path;
    for (String segment : segments) {
      int brace = filled.indexOf('{');
      filled = filled.substring(0, brace) + segment + filled.substring(filled.indexOf('}') + 1);
    }
    return filled;
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
