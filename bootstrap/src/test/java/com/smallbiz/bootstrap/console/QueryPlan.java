package com.smallbiz.bootstrap.console;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How PostgreSQL went about a query.
 *
 * @param scanned the tables that were read from their beginning
 * @param rows how many rows of each table were looked at, be it in the table or in an index
 * @param walks how many of them at a stretch, at the most
 */
record QueryPlan(String sql, Set<String> scanned, Map<String, Long> rows, Map<String, Long> walks) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * @param explained as {@code EXPLAIN (ANALYZE, FORMAT json)} puts it
   */
  static QueryPlan read(String sql, String explained) {
    var plan = new QueryPlan(sql, new TreeSet<>(), new TreeMap<>(), new TreeMap<>());
    plan.add(JSON.readTree(explained).get(0).get("Plan"));
    return plan;
  }

  private void add(JsonNode node) {
    if (node.has("Relation Name")) {
      addTo(node.path("Relation Name").asString(), node);
    }
    node.path("Plans").forEach(this::add);
  }

  /** Where something is done again and again, PostgreSQL tells the average. */
  private void addTo(String table, JsonNode node) {
    double walk =
        number(node, "Actual Rows")
            + number(node, "Rows Removed by Filter")
            + number(node, "Rows Removed by Index Recheck");
    walks.merge(table, Math.round(walk), Math::max);
    rows.merge(table, Math.round(walk * number(node, "Actual Loops")), Long::sum);
    if (node.path("Node Type").asString().equals("Seq Scan")) {
      scanned.add(table);
    }
  }

  private static double number(JsonNode node, String name) {
    return node.path(name).asDouble(0);
  }
}
