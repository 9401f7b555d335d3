package com.smallbiz.bootstrap.conformance;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What no schema can say of an order: that its total is the sum of its line items, and that this
 * has a limit, too.
 */
final class OrderSum {

  private static final long MODEST = 1_000_000_000_000L;

  private OrderSum() {}

  /** The same body with a sum that is right, if it is that of an order. */
  static JsonNode settle(JsonNode body) {
    if (body instanceof ObjectNode order && !order.path("line_items").isEmpty()) {
      order.remove("total_cents");
      for (JsonNode line : order.path("line_items")) {
        if (line.path("unit_price_cents").asLong() > MODEST / line.path("quantity").asLong()) {
          ((ObjectNode) line).put("quantity", 1);
        }
      }
    }
    return body;
  }
}
