package com.smallbiz.adapters.sync;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is sent. It holds only what belongs to the order's revision, so that one
 * idempotency key always comes with the same bytes: no version, no time of change, nothing about
 * the sync itself.
 */
record OrderBody(
    UUID id,
    String status,
    String customerName,
    @Nullable String customerEmail,
    String currency,
    List<Line> lineItems,
    long totalCents,
    @Nullable String note,
    long revision,
    String createdAt) {

  /** A line item as it is sent. */
  record Line(
      @Nullable String sku,
      String description,
      long quantity,
      long unitPriceCents,
      long totalCents) {}
}
