package com.smallbiz.bootstrap.conformance;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Says what is wrong with a value by one of the document's schemas (JSON Schema 2020-12). */
final class JsonSchemas {

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final JsonNode components;

  /** By identity: those of the document are always the same. */
  private final Map<JsonNode, Schema> compiled =
      Collections.synchronizedMap(new IdentityHashMap<>());

  JsonSchemas(ApiDocument document) {
    this.components = document.components();
  }

  /** Empty if the value is as the schema says, formats included. */
  List<String> faults(JsonNode schema, JsonNode value) {
    return compiled
        .computeIfAbsent(schema, this::compile)
        .validate(
            value, execution -> execution.executionConfig(it -> it.formatAssertionsEnabled(true)))
        .stream()
        .map(Object::toString)
        .toList();
  }

  boolean allows(JsonNode schema, JsonNode value) {
    return faults(schema, value).isEmpty();
  }

  /** With the document's components beside it, where its references lead. */
  private Schema compile(JsonNode schema) {
    var root = JsonNodeFactory.instance.objectNode();
    root.set("components", components);
    root.putArray("allOf").add(schema);
    return registry.getSchema(root);
  }
}
