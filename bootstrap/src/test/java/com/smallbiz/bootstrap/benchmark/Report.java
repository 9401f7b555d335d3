package com.smallbiz.bootstrap.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures as a table, for the page that explains them. */
final class Report {

  private static final String BEGIN = "<!-- figures: begin -->";
  private static final String END = "<!-- figures: end -->";

  private final List<String> facts = new ArrayList<>();
  private final Map<String, Row> rows = new LinkedHashMap<>();

  /**
   * @param limit the figure that this one cannot be greater than, or nothing
   */
  private record Row(String unit, Spread spread, String limit) {}

  void fact(String name, String value) {
    facts.add("- %s: %s".formatted(name, value));
  }

  /** Adds what was measured. */
  void add(String unit, Map<String, Spread> figures) {
    figures.forEach((name, spread) -> rows.put(name, new Row(unit, spread, "")));
  }

  /** Sets a figure in relation to what limits it. */
  void limit(String figure, String limit) {
    rows.computeIfPresent(figure, (name, row) -> new Row(row.unit(), row.spread(), limit));
  }

  double median(String figure) {
    return rows.get(figure).spread().median();
  }

  String text() {
    var text = new StringBuilder();
    facts.forEach(fact -> text.append(fact).append('\n'));
    text.append(
        "\n| figure | median of %d | min – max | unit | of its limit |\n".formatted(Spread.ROUNDS));
    text.append("| --- | ---: | ---: | --- | --- |\n");
    rows.forEach((name, row) -> text.append(line(name, row)));
    return text.toString();
  }

  private String line(String name, Row row) {
    Spread spread = row.spread();
    return "| %s | %s | %s – %s | %s | %s |\n"
        .formatted(
            name,
            number(spread.median()),
            number(spread.min()),
            number(spread.max()),
            row.unit(),
            row.limit().isEmpty()
                ? ""
                : "%.0f %% of “%s”"
                    .formatted(100 * spread.median() / median(row.limit()), row.limit()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
  }

  /** Puts the table between the marks of a page, whose other text stays. */
  void writeTo(Path page) throws IOException {
    String before = Files.readString(page);
    int begin = before.indexOf(BEGIN) + BEGIN.length();
    int end = before.indexOf(END);
    if (end < begin) {
      throw new IllegalStateException("there is no place for the figures in " + page);
    }
    Files.writeString(
        page, before.substring(0, begin) + "\n\n" + text() + "\n" + before.substring(end));
  }
}
