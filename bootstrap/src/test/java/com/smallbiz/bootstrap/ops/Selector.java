package com.smallbiz.bootstrap.ops;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an expression of Prometheus asks for: series of a name, with certain labels.
 *
 * @param metric the name
 */
record Selector(String metric, List<Matcher> matchers) {

  /**
   * One condition on a label.
   *
   * @param operator {@code =}, {@code !=}, {@code =~} or {@code !~}
   */
  record Matcher(String label, String operator, String value) {

    /** Whether it names one value, and that in so many words. */
    boolean isExact() {
      return operator.equals("=") && !value.contains("$");
    }
  }

  /** These hold labels, not metrics. */
  private static final Pattern GROUPING =
      Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");

  private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");

  /** A name that no parenthesis follows: that would be a function. */
  private static final Pattern SELECTOR =
      Pattern.compile("(?<![\\w:.\"$])([a-zA-Z_:][\\w:]*+)(?:\\{([^}]*)})?(?!\\s*\\()");

  private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");

  private static final Set<String> WORDS = Set.of("and", "or", "unless", "offset", "bool");

  /** All that an expression asks for. */
  static Set<Selector> in(String expression) {
    String bare = RANGE.matcher(expression).replaceAll("");
    bare = GROUPING.matcher(bare).replaceAll("");
    return SELECTOR
        .matcher(bare)
        .results()
        .filter(found -> !WORDS.contains(found.group(1)))
        .map(found -> new Selector(found.group(1), matchers(found)))
        .collect(Collectors.toSet());
  }

  private static List<Matcher> matchers(MatchResult found) {
    String conditions = found.group(2) == null ? "" : found.group(2);
    return MATCHER
        .matcher(conditions)
        .results()
        .map(it -> new Matcher(it.group(1), it.group(2), it.group(3)))
        .toList();
  }
}
