package com.smallbiz.bootstrap.conformance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes values that a schema allows: the least, the greatest, or any, as the dice fall. */
final class Values {

  private enum Size {
    LEAST,
    GREATEST,
    ANY
  }

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** So long are lists and texts that nobody asked to be as long as they may. */
  private static final int USUAL = 12;

  private final ApiDocument document;
  private final Texts texts;
  private final RandomGenerator random;

  Values(ApiDocument document, RandomGenerator random) {
    this.document = document;
    this.random = random;
    this.texts = new Texts(random);
  }

  /** Without anything that may be left out, and all of it as small as can be. */
  JsonNode least(JsonNode schema) {
    return value(schema, Size.LEAST);
  }

  /** With everything, as large as can be. Of a list's elements, only the first is. */
  JsonNode greatest(JsonNode schema) {
    return value(schema, Size.GREATEST);
  }

  JsonNode any(JsonNode schema) {
    return value(schema, Size.ANY);
  }

  private JsonNode value(JsonNode reference, Size size) {
    JsonNode schema = document.resolve(reference);
    if (schema.has("const")) {
      return schema.get("const");
    }
    if (schema.has("enum")) {
      return schema.get("enum").get((int) between(0, schema.get("enum").size() - 1, size));
    }
    List<String> types = types(schema);
    if (size == Size.ANY && types.contains("null") && random.nextInt(8) == 0) {
      return JSON.nullNode();
    }
    String type = types.stream().filter(it -> !it.equals("null")).findFirst().orElse("string");
    return switch (type) {
      case "object" -> object(schema, size);
      case "array" -> array(schema, size);
      case "integer" ->
          JSON.numberNode(
              between(
                  schema.path("minimum").asLong(Long.MIN_VALUE),
                  schema.path("maximum").asLong(Long.MAX_VALUE),
                  size));
      case "boolean" -> JSON.booleanNode(between(0, 1, size) == 1);
      default -> JSON.stringNode(text(schema, size));
    };
  }

  /** What a value may be, by its schema; empty if that does not say. */
  static List<String> types(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray()
        ? type.valueStream().map(JsonNode::asString).toList()
        : type.isString() ? List.of(type.asString()) : List.of();
  }

  private ObjectNode object(JsonNode schema, Size size) {
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(it -> required.add(it.asString()));
    ObjectNode object = JSON.objectNode();
    schema
        .path("properties")
        .forEachEntry(
            (name, property) -> {
              boolean wanted =
                  switch (size) {
                    case LEAST -> false;
                    case GREATEST -> true;
                    case ANY -> random.nextBoolean();
                  };
              if (wanted || required.contains(name)) {
                object.set(name, value(property, size));
              }
            });
    return object;
  }

  private JsonNode array(JsonNode schema, Size size) {
    int min = schema.path("minItems").asInt(0);
    int max = schema.path("maxItems").asInt(USUAL);
    var items = new ArrayList<JsonNode>();
    long count = between(min, size == Size.GREATEST ? max : Math.min(max, USUAL), size);
    for (long index = 0; index < count; index++) {
      Size each = size == Size.GREATEST && index > 0 ? Size.LEAST : size;
      items.add(value(schema.path("items"), each));
    }
    return JSON.arrayNode().addAll(items);
  }

  private String text(JsonNode schema, Size size) {
    int min = schema.path("minLength").asInt(0);
    int max = schema.path("maxLength").asInt(Math.max(min, USUAL));
    int length = (int) between(min, size == Size.GREATEST ? max : Math.min(max, 5 * USUAL), size);
    return size == Size.ANY ? texts.any(schema, length) : texts.plain(schema, length);
  }

  private long between(long min, long max, Size size) {
    return switch (size) {
      case LEAST -> min;
      case GREATEST -> max;
      case ANY ->
          // The bounds are where mistakes are made, so they come often.
          switch (random.nextInt(6)) {
            case 0 -> min;
            case 1 -> max;
            default ->
                max == Long.MAX_VALUE ? random.nextLong(min, max) : random.nextLong(min, max + 1);
          };
    };
  }
}
