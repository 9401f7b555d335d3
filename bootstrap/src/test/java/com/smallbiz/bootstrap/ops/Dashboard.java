package com.smallbiz.bootstrap.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A dashboard of Grafana, as it stands in its file.
 *
 * @param uid by which it is linked to
 */
record Dashboard(String uid, JsonNode json) {

  static final Path GRAFANA = Path.of("..", "ops", "grafana");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static List<Dashboard> all() {
    try (Stream<Path> files = Files.list(GRAFANA.resolve("dashboards"))) {
      return files.sorted().map(Dashboard::read).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  List<JsonNode> panels() {
    return json.path("panels").values().stream().toList();
  }

  /** Those of its panels, of what it notes beside them, and of what its reader may choose from. */
  List<String> expressions() {
    return Stream.concat(
            json.findValues("expr").stream().map(JsonNode::asString),
            json.findValues("definition").stream()
                .map(choices -> choices.asString().replaceFirst("label_values\\((.*),.*\\)", "$1")))
        .toList();
  }

  @Override
  public String toString() {
    return uid;
  }

  private static Dashboard read(Path file) {
    JsonNode json = JSON.readTree(file.toFile());
    return new Dashboard(json.path("uid").asString(), json);
  }
}
