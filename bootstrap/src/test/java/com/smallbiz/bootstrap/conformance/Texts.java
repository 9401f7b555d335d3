package com.smallbiz.bootstrap.conformance;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Texts that a schema allows, of some length in code points where that can be had. */
final class Texts {

  private static final List<String> LETTERS =
      List.of(
          "a", "Z", "7", "é", "ß", "Ж", "ا", "漢", "ก", "😀", "𝄞", "-", "'", "\"", "\\", "<", "&",
          "%");

  private final RandomGenerator random;

  Texts(RandomGenerator random) {
    this.random = random;
  }

  /** Of one plain letter, where the schema has no other wish. */
  String plain(JsonNode schema, int length) {
    return special(schema)
        .or(() -> first(schema, Stream.of("a".repeat(length), "a")))
        .orElseGet(() -> address(schema, length));
  }

  /** Of letters of many scripts, in which much has a meaning for somebody. */
  String any(JsonNode schema, int length) {
    String mixed =
        String.join(
            "",
            IntStream.range(0, length)
                .mapToObj(index -> LETTERS.get(random.nextInt(LETTERS.size())))
                .toList());
    return special(schema)
        .or(() -> first(schema, Stream.of(mixed)))
        .orElseGet(() -> plain(schema, length));
  }

  private Optional<String> special(JsonNode schema) {
    return switch (schema.path("format").asString("")) {
      case "uuid" -> Optional.of(new UUID(random.nextLong(), random.nextLong()).toString());
      case "date-time" ->
          Optional.of(
              "20%02d-%02d-%02dT%02d:00:00Z"
                  .formatted(
                      random.nextInt(10, 100),
                      random.nextInt(1, 13),
                      random.nextInt(1, 29),
                      random.nextInt(24)));
      default -> Optional.empty();
    };
  }

  /** A mail address: the one other form that a schema of ours asks for. */
  private static String address(JsonNode schema, int length) {
    String label = "b".repeat(60);
    String longest = "a".repeat(64) + "@" + String.join(".", label, label, label) + ".example";
    String address = length < longest.length() ? "a@b.example" : longest;
    return first(schema, Stream.of(address))
        .orElseThrow(() -> new AssertionError("nothing comes to mind that fits " + schema));
  }

  private static Optional<String> first(JsonNode schema, Stream<String> candidates) {
    var pattern = Pattern.compile(schema.path("pattern").asString(""));
    return candidates.filter(it -> pattern.matcher(it).find()).findFirst();
  }
}
