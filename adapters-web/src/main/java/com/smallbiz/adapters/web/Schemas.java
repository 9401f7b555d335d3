package com.smallbiz.adapters.web;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The schemas (JSON Schema 2020-12) that documents of this API are made of. Each call makes a new
 * one, since they can be changed.
 */
final class Schemas {

  /** What no text may hold: control characters but tab and newline, as inside of brackets. */
  private static final String CONTROLS = "\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F";

  private static final String PRINTABLE = "^[^" + CONTROLS + "]*$";

  /** Something in it can be seen, as far as a regular expression can tell. */
  private static final String VISIBLE = "^[^%1$s]*[^%1$s\\s][^%1$s]*$".formatted(CONTROLS);

  private Schemas() {}

  static Schema<?> ref(String name) {
    return new JsonSchema().$ref("#/components/schemas/" + name);
  }

  /** An object that has no other fields than those that are added to it. */
  static Schema<?> closedObject(String description) {
    Schema<?> schema = object(description);
    schema.setAdditionalProperties(false);
    return schema;
  }

  static Schema<?> object(String description) {
    return of("object").description(description);
  }

  /**
   * @param max in code points
   */
  static Schema<?> text(int max) {
    return of("string").maxLength(max).pattern(PRINTABLE);
  }

  /**
   * A text that shows something.
   *
   * @param max in code points
   */
  static Schema<?> requiredText(int max) {
    return of("string").minLength(1).maxLength(max).pattern(VISIBLE);
  }

  /** A text of any length that shows something. */
  static Schema<?> visibleText() {
    return of("string").minLength(1).pattern(VISIBLE);
  }

  /** Any text, of the server's own making. */
  static Schema<?> string() {
    return of("string");
  }

  static Schema<?> string(String pattern) {
    return of("string").pattern(pattern);
  }

  static Schema<?> oneOf(String... values) {
    Schema<Object> schema = of("string");
    schema.setEnum(new ArrayList<>(List.of(values)));
    return schema;
  }

  /** The names of an enum, in lower case. */
  static Schema<?> oneOf(Enum<?>[] constants) {
    return oneOf(
        Arrays.stream(constants)
            .map(it -> it.name().toLowerCase(Locale.ROOT))
            .toArray(String[]::new));
  }

  static Schema<?> wholeNumber(long min, long max) {
    return wholeNumber(min).maximum(BigDecimal.valueOf(max));
  }

  static Schema<?> wholeNumber(long min) {
    return of("integer").format("int64").minimum(BigDecimal.valueOf(min));
  }

  static Schema<?> bool() {
    return of("boolean");
  }

  static Schema<?> always(Object value) {
    Schema<Object> schema =
        of(value instanceof Boolean ? "boolean" : value instanceof Integer ? "integer" : "string");
    schema.setConst(value);
    return schema;
  }

  static Schema<?> uuid() {
    return of("string").format("uuid");
  }

  /** In UTC. */
  static Schema<?> time() {
    return of("string").format("date-time").pattern("Z$");
  }

  static Schema<?> listOf(Schema<?> items) {
    return of("array").items(items);
  }

  static Schema<?> orNull(Schema<?> schema) {
    schema.getTypes().add("null");
    if (schema.getEnum() != null) {
      schema.addEnumItemObject(null);
    }
    return schema;
  }

  static Schema<?> withDefault(Schema<?> schema, Object value) {
    schema.setDefault(value);
    return schema;
  }

  /** Says of an object that all of its fields are always there. */
  static Schema<?> allRequired(Schema<?> object) {
    object.setRequired(List.copyOf(object.getProperties().keySet()));
    return object;
  }

  private static Schema<Object> of(String type) {
    Schema<Object> schema = new JsonSchema();
    schema.setTypes(new LinkedHashSet<>(Set.of(type)));
    return schema;
  }
}
