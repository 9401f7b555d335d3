package com.smallbiz.adapters.web;

import java.math.BigInteger;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of a JSON object from outside. Each is read as what it should be, never converted; one
 * that is something else is a fault, and reads as null.
 */
final class JsonFields {

  private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private final ObjectNode object;
  private final JsonPointer pointer;
  private final FieldFaults faults;

  private JsonFields(ObjectNode object, JsonPointer pointer, FieldFaults faults) {
    this.object = object;
    this.pointer = pointer;
    this.faults = faults;
  }

  /** The fields of a value, none if it is no object: that is a fault. */
  static JsonFields of(JsonNode value, JsonPointer pointer, FieldFaults faults) {
    if (value instanceof ObjectNode object) {
      return new JsonFields(object, pointer, faults);
    }
    faults.add(pointer, "invalid_type", "must be an object");
    return new JsonFields(JsonNodeFactory.instance.objectNode(), pointer, faults);
  }

  Set<String> names() {
    return Set.copyOf(object.propertyNames());
  }

  /**
   * Finds fault with every other field.
   *
   * @param readOnly the fields that are there but not the client's to set
   */
  void allowOnly(Set<String> writable, Set<String> readOnly) {
    for (String name : object.propertyNames()) {
      if (readOnly.contains(name)) {
        faults.add(pointer.child(name), "read_only", "is set by the server");
      } else if (!writable.contains(name)) {
        faults.add(pointer.child(name), "unknown_field", "does not exist");
      }
    }
  }

  @Nullable String text(String name) {
    JsonNode value = find(name);
    if (value == null) {
      return null;
    }
    if (!value.isString()) {
      invalidType(name, "must be a string");
      return null;
    }
    return value.stringValue();
  }

  /** A number too large for a long reads as the largest: for every field it is out of range. */
  @Nullable Long wholeNumber(String name) {
    JsonNode value = find(name);
    if (value == null) {
      return null;
    }
    if (!value.isIntegralNumber()) {
      invalidType(name, "must be a whole number, without fraction or exponent");
      return null;
    }
    return value.bigIntegerValue().max(LONG_MIN).min(LONG_MAX).longValue();
  }

  /** The elements of an array, as an array node; null where there is none. */
  @Nullable JsonNode array(String name) {
    JsonNode value = find(name);
    if (value != null && !value.isArray()) {
      invalidType(name, "must be an array");
      return null;
    }
    return value;
  }

  /** The fields of one element of an array. */
  JsonFields element(String name, JsonNode array, int index) {
    return of(array.get(index), pointer.child(name).child(index), faults);
  }

  private @Nullable JsonNode find(String name) {
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private void invalidType(String name, String detail) {
    faults.add(pointer.child(name), "invalid_type", detail);
  }
}
