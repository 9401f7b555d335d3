package com.smallbiz.application.testkit;

import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderDetails;
import com.smallbiz.domain.order.OrderDraft;
import com.smallbiz.domain.order.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Orders to test with. */
public final class OrderFixtures {

  public static final Instant CREATED = Instant.parse("2026-11-22T14:00:00.123456Z");

  private OrderFixtures() {}

  /** A draft with every field filled in: two blue mugs for Ada Lovelace, 25.00 USD. */
  public static OrderDraft aDraft() {
    return new OrderDraft(
        "Ada Lovelace",
        "ada@example.com",
        "USD",
        List.of(new OrderDraft.Line("MUG-1", "Blue mug", 2L, 1250L)),
        null,
        "Leave it at the door");
  }

  /** A new order with every field of {@link #aDraft}. */
  public static Order anOrder() {
    return anOrder(UUID.randomUUID(), CREATED);
  }

  public static Order anOrder(UUID id, Instant created) {
    return Order.place(new OrderId(id), OrderDetails.of(aDraft()), created);
  }
}
