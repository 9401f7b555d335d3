package com.smallbiz.domain.order;

import java.util.Collections;
import java.util.List;

/** Drafts to test with. */
final class Drafts {

  /** Two mugs and a pot: 34.99 USD. */
  static final OrderDraft DRAFT =
      new OrderDraft(
          "Ada Lovelace",
          "ada@example.com",
          "USD",
          List.of(
              new OrderDraft.Line("MUG-1", "Blue mug", 2L, 1250L),
              new OrderDraft.Line(null, "Pot", 1L, 999L)),
          null,
          "Leave it at the door");

  /** Without line items, so that the total is the amount. */
  static final OrderDraft AMOUNT = DRAFT.withLineItems(List.of()).withTotalCents(1000L);

  private Drafts() {}

  static OrderDraft.Line line(Long quantity, Long unitPriceCents) {
    return new OrderDraft.Line("SKU", "Thing", quantity, unitPriceCents);
  }

  static OrderDraft withLines(int count, OrderDraft.Line line) {
    return DRAFT.withLineItems(Collections.nCopies(count, line));
  }
}
