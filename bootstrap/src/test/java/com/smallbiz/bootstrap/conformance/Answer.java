package com.smallbiz.bootstrap.conformance;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the server sent back.
 *
 * @param headers by name in lower case
 */
record Answer(int status, Map<String, List<String>> headers, String text) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The connection was closed, and nothing was said. */
  static final Answer NONE = new Answer(0, Map.of(), "");

  /** Empty where it is not there. */
  String header(String name) {
    return String.join(", ", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
  }

  boolean has(String name) {
    return headers.containsKey(name.toLowerCase(Locale.ROOT));
  }

  /** Without its parameters. */
  String mediaType() {
    return header("Content-Type").replaceFirst("\\s*;.*", "");
  }

  /**
   * @throws tools.jackson.core.JacksonException if it is none
   */
  JsonNode json() {
    return JSON.readTree(text);
  }

  @Override
  public String toString() {
    return "%d %s\n%s"
        .formatted(status, headers, text.substring(0, Math.min(1_500, text.length())));
  }
}
