package com.smallbiz.adapters.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as clients see it. */
record OrderResponse(
    UUID id,
    String status,
    String customerName,
    @Nullable String customerEmail,
    String currency,
    List<Line> lineItems,
    long totalCents,
    @Nullable String note,
    String syncStatus,
    @Nullable String externalId,
    @Nullable Instant lastSyncedAt,
    @Nullable String lastSyncError,
    long version,
    Instant createdAt,
    Instant updatedAt) {

  /** One line item. */
  record Line(
      @Nullable String sku,
      String description,
      long quantity,
      long unitPriceCents,
      long totalCents) {}
}
