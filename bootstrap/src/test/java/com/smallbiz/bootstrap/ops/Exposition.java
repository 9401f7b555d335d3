package com.smallbiz.bootstrap.ops;

import com.smallbiz.bootstrap.ops.Selector.Matcher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a process tells Prometheus.
 *
 * @param series the labels of all series of each metric
 */
record Exposition(Map<String, List<Map<String, String>>> series) {

  private static final Pattern SAMPLE =
      Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? .*$");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** The label that Prometheus adds. */
  private static final String ADDED = "job";

  static Exposition parse(String text) {
    return new Exposition(
        SAMPLE
            .matcher(text)
            .results()
            .collect(
                Collectors.groupingBy(
                    sample -> sample.group(1),
                    Collectors.mapping(sample -> labels(sample.group(2)), Collectors.toList()))));
  }

  /**
   * Whether there are series to select from. Values that are sought by a pattern need not be there
   * today, such as failures: their label does.
   */
  boolean has(Selector selector) {
    return series.getOrDefault(selector.metric(), List.of()).stream()
        .anyMatch(labels -> selector.matchers().stream().allMatch(it -> meets(labels, it)));
  }

  private static boolean meets(Map<String, String> labels, Matcher matcher) {
    return matcher.label().equals(ADDED)
        || (matcher.isExact()
            ? matcher.value().equals(labels.get(matcher.label()))
            : labels.containsKey(matcher.label()));
  }

  private static Map<String, String> labels(String text) {
    var labels = new HashMap<String, String>();
    if (text != null) {
      LABEL.matcher(text).results().forEach(it -> labels.put(it.group(1), it.group(2)));
    }
    return labels;
  }
}
