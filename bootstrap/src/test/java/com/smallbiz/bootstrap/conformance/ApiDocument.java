package com.smallbiz.bootstrap.conformance;

import com.smallbiz.bootstrap.conformance.Operation.Body;
import com.smallbiz.bootstrap.conformance.Operation.Header;
import com.smallbiz.bootstrap.conformance.Operation.Parameter;
import com.smallbiz.bootstrap.conformance.Operation.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** An OpenAPI 3.1 document, as far as a client needs it: its operations and its schemas. */
final class ApiDocument {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private final JsonNode root;
  private final List<Operation> operations = new ArrayList<>();

  ApiDocument(JsonNode root) {
    this.root = root;
    root.path("paths")
        .forEachEntry(
            (path, item) ->
                item.forEachEntry(
                    (method, operation) -> {
                      if (METHODS.contains(method)) {
                        operations.add(operation(method, path, item, operation));
                      }
                    }));
  }

  List<Operation> operations() {
    return List.copyOf(operations);
  }

  Operation operation(String id) {
    return operations.stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the document has no operation " + id));
  }

  JsonNode components() {
    return root.path("components");
  }

  /** The schema of this name. */
  JsonNode schema(String name) {
    return components().path("schemas").required(name);
  }

  /** What a reference points to; anything else is itself. */
  JsonNode resolve(JsonNode node) {
    JsonNode resolved = node;
    while (resolved.has("$ref")) {
      resolved = root.requiredAt(resolved.path("$ref").asString().substring(1));
    }
    return resolved;
  }

  private Operation operation(String method, String path, JsonNode item, JsonNode operation) {
    return new Operation(
        operation.path("operationId").asString(),
        method.toUpperCase(Locale.ROOT),
        path,
        parameters(item, operation),
        bodies(resolve(operation.path("requestBody"))),
        responses(operation.path("responses")));
  }

  /** Those of the path hold for all of its operations. */
  private List<Parameter> parameters(JsonNode item, JsonNode operation) {
    var parameters = new ArrayList<Parameter>();
    for (JsonNode owner : List.of(item, operation)) {
      for (JsonNode each : owner.path("parameters")) {
        JsonNode it = resolve(each);
        parameters.add(
            new Parameter(
                it.path("name").asString(),
                it.path("in").asString(),
                resolve(it.path("schema")),
                it.path("example")));
      }
    }
    return parameters;
  }

  private Map<String, Body> bodies(JsonNode requestBody) {
    var bodies = new LinkedHashMap<String, Body>();
    requestBody
        .path("content")
        .forEachEntry(
            (mediaType, media) -> {
              var examples = new ArrayList<JsonNode>();
              media
                  .path("examples")
                  .forEach(example -> examples.add(resolve(example).path("value")));
              bodies.put(mediaType, new Body(resolve(media.path("schema")), examples));
            });
    return bodies;
  }

  private Map<Integer, Response> responses(JsonNode node) {
    var responses = new LinkedHashMap<Integer, Response>();
    node.forEachEntry(
        (status, each) -> {
          JsonNode response = resolve(each);
          var bodies = new LinkedHashMap<String, JsonNode>();
          response
              .path("content")
              .forEachEntry((mediaType, media) -> bodies.put(mediaType, media.path("schema")));
          var headers = new ArrayList<Header>();
          response
              .path("headers")
              .forEachEntry(
                  (name, reference) -> {
                    JsonNode header = resolve(reference);
                    headers.add(
                        new Header(
                            name, header.path("required").asBoolean(false), header.path("schema")));
                  });
          responses.put(Integer.valueOf(status), new Response(bodies, headers));
        });
    return responses;
  }
}
