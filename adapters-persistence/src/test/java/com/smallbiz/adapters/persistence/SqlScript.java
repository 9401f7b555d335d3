package com.smallbiz.adapters.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A migration as a sequence of statements, each in upper case and on one line, without comments.
 * Texts in quotes are kept together, and are of no further interest.
 */
record SqlScript(String name, List<String> statements) {

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<comment>--[^\\n]*|/\\*.*?\\*/)|(?<text>'(?:[^']|'')*'|(\\$\\w*\\$).*?\\3)|;|[^;]",
          Pattern.DOTALL);

  private static final Pattern NEW_TABLE =
      Pattern.compile("^CREATE TABLE (?:IF NOT EXISTS )?(\\S+)");

  static SqlScript of(String name, String sql) {
    var statements = new ArrayList<String>();
    var statement = new StringBuilder();
    Matcher token = TOKEN.matcher(sql + ";");
    while (token.find()) {
      if (token.group("comment") != null) {
        statement.append(' ');
      } else if (token.group().equals(";")) {
        String text = statement.toString().replaceAll("\\s+", " ").strip();
        if (!text.isEmpty()) {
          statements.add(text.toUpperCase(Locale.ROOT));
        }
        statement.setLength(0);
      } else {
        statement.append(token.group());
      }
    }
    return new SqlScript(name, List.copyOf(statements));
  }

  /** The tables that are made here: nobody uses them yet, so nothing is unsafe to them. */
  Set<String> newTables() {
    return statements.stream()
        .map(NEW_TABLE::matcher)
        .filter(Matcher::find)
        .map(it -> it.group(1))
        .collect(Collectors.toSet());
  }
}
