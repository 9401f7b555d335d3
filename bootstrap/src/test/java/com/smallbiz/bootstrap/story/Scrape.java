package com.smallbiz.bootstrap.story;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Prometheus reads at one moment, as the text that it reads.
 *
 * @param text in Prometheus' own format
 */
public record Scrape(String text) {

  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) \\S+");
  private static final Pattern SAMPLE = Pattern.compile("([^#\\s{]+(?:\\{.*})?) (\\S+)");

  static Scrape of(RunningSystem system) {
    return new Scrape(system.operations.get("/actuator/prometheus").response().body());
  }

  /** The names of the metrics, without what a histogram adds to its own. */
  public Set<String> names() {
    return text.lines()
        .map(TYPE::matcher)
        .filter(Matcher::matches)
        .map(line -> line.group(1))
        .collect(toCollection(TreeSet::new));
  }

  /** Every value, by its name and labels. */
  public Map<String, Double> samples() {
    return text.lines()
        .map(SAMPLE::matcher)
        .filter(Matcher::matches)
        .collect(toMap(line -> line.group(1), line -> Double.valueOf(line.group(2))));
  }

  /**
   * @param series its name and labels, as they stand there
   */
  public double value(String series) {
    Double value = samples().get(series);
    if (value == null) {
      throw new AssertionError("there is no " + series);
    }
    return value;
  }
}
