package com.smallbiz.bootstrap.conformance;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Takes a valid value and makes of it, one after the other, all those that are invalid in a single
 * place: of a wrong type, just beyond a bound, unknown, missing, or the server's to set. Values are
 * JSON text, since some cannot be had as anything else.
 */
final class InvalidValues {

  private static final String A_HUNDRED_DIGITS = "9".repeat(100);

  /** One of each type, and numbers that only look like whole ones. */
  private static final Map<String, List<String>> OF_TYPE =
      Map.of(
          "object", List.of("{}", "{\"a\":1}"),
          "array", List.of("[]", "[null]"),
          "string", List.of("\"12\"", "\"\"", "\"null\""),
          "integer", List.of("0", "12", "-1", A_HUNDRED_DIGITS),
          "number", List.of("10.5", "12.0", "1e2", "1E400", "-0.0"),
          "boolean", List.of("true", "false"),
          "null", List.of("null"));

  private final ApiDocument document;
  private final Values values;
  private final List<Variation> variations = new ArrayList<>();

  private InvalidValues(ApiDocument document, Values values) {
    this.document = document;
    this.values = values;
  }

  /**
   * @param valid allowed by the schema, with everything in it that is to be varied
   * @param shown the schema by which such a value is given out, where fields may stand that cannot
   *     be sent; missing if there is none
   */
  static List<Variation> of(
      ApiDocument document, Values values, JsonNode schema, JsonNode valid, JsonNode shown) {
    var invalid = new InvalidValues(document, values);
    invalid.vary("the body", schema, valid, shown, UnaryOperator.identity());
    return invalid.variations;
  }

  /**
   * @param whole puts a value into its place in the body
   */
  private void vary(
      String place,
      JsonNode reference,
      JsonNode valid,
      JsonNode shownReference,
      UnaryOperator<String> whole) {
    JsonNode schema = document.resolve(reference);
    JsonNode shown = document.resolve(shownReference);
    varyType(place, schema, whole);
    if (schema.has("enum")) {
      add(place + " not in the list", "\"no such thing\"", whole);
      add(place + " in another case", "\"%s\"".formatted(lower(schema.get("enum").get(0))), whole);
    } else if (valid.isObject()) {
      varyObject(place, schema, valid, shown, whole);
    } else if (valid.isArray()) {
      varyArray(place, schema, valid, shown, whole);
    } else if (valid.isString()) {
      varyText(place, schema, whole);
    } else if (valid.isNumber()) {
      varyNumber(place, schema, whole);
    }
  }

  private void varyType(String place, JsonNode schema, UnaryOperator<String> whole) {
    List<String> types = Values.types(schema);
    OF_TYPE.forEach(
        (type, samples) -> {
          if (!types.contains(type)) {
            samples.forEach(sample -> add(place + " of type " + type, sample, whole));
          }
        });
  }

  private void varyObject(
      String place, JsonNode schema, JsonNode valid, JsonNode shown, UnaryOperator<String> whole) {
    Map<String, String> members = new LinkedHashMap<>();
    valid.forEachEntry((name, value) -> members.put(name, value.toString()));
    JsonNode properties = schema.path("properties");

    for (JsonNode required : schema.path("required")) {
      var without = new LinkedHashMap<>(members);
      without.remove(required.asString());
      add(place + " without " + required.asString(), object(without), whole);
    }
    for (String name : List.of("surprise", "", "__proto__", "Customer_Name", "customerName")) {
      add(place + " with an unknown field " + name, object(with(members, name, "1")), whole);
    }
    shown
        .path("properties")
        .forEachEntry(
            (name, type) -> {
              if (!properties.has(name)) {
                add(place + " with " + name, object(with(members, name, "null")), whole);
                add(place + " with " + name, object(with(members, name, "\"1\"")), whole);
              }
            });
    valid.forEachEntry(
        (name, value) ->
            vary(
                name,
                properties.path(name),
                value,
                shown.path("properties").path(name),
                it -> whole.apply(object(with(members, name, it)))));
  }

  private void varyArray(
      String place, JsonNode schema, JsonNode valid, JsonNode shown, UnaryOperator<String> whole) {
    int max = schema.path("maxItems").asInt(-1);
    String item = valid.get(0).toString();
    if (max >= 0) {
      String least = values.least(schema.path("items")).toString();
      add(place + " with one too many", list(Collections.nCopies(max + 1, least)), whole);
    }
    vary(
        "an element of " + place,
        schema.path("items"),
        valid.get(0),
        shown.path("items"),
        it -> whole.apply(list(List.of(item, it))));
  }

  private void varyText(String place, JsonNode schema, UnaryOperator<String> whole) {
    int max = schema.path("maxLength").asInt(-1);
    if (max >= 0) {
      for (String letter : List.of("a", "漢", "😀")) {
        add(place + " too long by one", "\"" + letter.repeat(max + 1) + "\"", whole);
      }
      add(place + " far too long", "\"" + "a".repeat(100_000) + "\"", whole);
    }
    if (schema.path("minLength").asInt(0) > 0) {
      for (String nothing : List.of("", " ", "\\n\\t", "\\u200b\\u200d", "\\u00a0", "\\ufeff")) {
        add(place + " that shows nothing", "\"" + nothing + "\"", whole);
      }
    }
    for (String broken :
        List.of("\\u0000", "\\u0007", "\\u001b[2J", "\\u0085", "\\ud800", "\\udc00\\ud800")) {
      add(place + " with what no text holds", "\"a" + broken + "a\"", whole);
    }
    if (schema.path("pattern").asString("").contains("@")) {
      for (String address :
          List.of("", "a", "a@", "@b.example", "a b@c.example", "a@b@c.example", "a@b..example")) {
        add(place + " that is no address", "\"" + address + "\"", whole);
      }
    }
  }

  private void varyNumber(String place, JsonNode schema, UnaryOperator<String> whole) {
    for (String bound : List.of("minimum", "maximum")) {
      if (schema.has(bound)) {
        BigInteger last = schema.get(bound).bigIntegerValue();
        BigInteger step = bound.equals("minimum") ? BigInteger.ONE.negate() : BigInteger.ONE;
        add(place + " just beyond its " + bound, last.add(step).toString(), whole);
        add(
            place + " far beyond its " + bound,
            last.add(step.multiply(BigInteger.TEN.pow(30))).toString(),
            whole);
        add(
            place + " beyond its " + bound + " by as much as a long wraps around",
            last.add(step.shiftLeft(64)).toString(),
            whole);
      }
    }
  }

  private void add(String name, String value, UnaryOperator<String> whole) {
    variations.add(Variation.invalid(name + ": " + shortened(value), whole.apply(value)));
  }

  private static String lower(JsonNode value) {
    String text = value.asString();
    return text.equals(text.toLowerCase(Locale.ROOT))
        ? text.toUpperCase(Locale.ROOT)
        : text.toLowerCase(Locale.ROOT);
  }

  private static String shortened(String value) {
    return value.length() <= 60 ? value : value.substring(0, 60) + "…";
  }

  private static Map<String, String> with(Map<String, String> members, String name, String value) {
    var more = new LinkedHashMap<>(members);
    more.put(name, value);
    return more;
  }

  private static String object(Map<String, String> members) {
    return members.entrySet().stream()
        .map(it -> "\"%s\":%s".formatted(it.getKey(), it.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String list(List<String> items) {
    return "[" + String.join(",", items) + "]";
  }
}
