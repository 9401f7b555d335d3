package com.smallbiz.bootstrap.ops;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The rules of Prometheus, as they stand in the files. */
final class AlertRules {

  static final Path PROMETHEUS = Path.of("..", "ops", "prometheus");

  private AlertRules() {}

  /**
   * A rule that gives a name to what an expression is worth, or an alert that fires while it is
   * worth anything.
   *
   * @param name of the record or of the alert
   * @param annotations of an alert; none of a record
   */
  record Rule(
      String name,
      boolean isAlert,
      String expression,
      Map<String, String> labels,
      Map<String, String> annotations) {}

  static List<Path> files() {
    return files("rules");
  }

  /** Each of them is a run of promtool's. */
  static List<Path> tests() {
    return files("tests");
  }

  static List<Rule> all() {
    return files().stream()
        .flatMap(file -> maps(yaml(file).get("groups")))
        .flatMap(group -> maps(group.get("rules")))
        .map(AlertRules::rule)
        .toList();
  }

  static List<Rule> alerts() {
    return all().stream().filter(Rule::isAlert).toList();
  }

  static Map<String, Object> yaml(Path file) {
    try (Reader text = Files.newBufferedReader(file)) {
      return new Yaml().load(text);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @SuppressWarnings("unchecked")
  static Stream<Map<String, Object>> maps(Object list) {
    return ((List<Map<String, Object>>) list).stream();
  }

  private static Rule rule(Map<String, Object> rule) {
    boolean isAlert = rule.containsKey("alert");
    return new Rule(
        (String) rule.get(isAlert ? "alert" : "record"),
        isAlert,
        (String) rule.get("expr"),
        texts(rule.get("labels")),
        texts(rule.get("annotations")));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> texts(Object map) {
    return map == null ? Map.of() : (Map<String, String>) map;
  }

  private static List<Path> files(String folder) {
    try (Stream<Path> files = Files.list(PROMETHEUS.resolve(folder))) {
      return files.sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
