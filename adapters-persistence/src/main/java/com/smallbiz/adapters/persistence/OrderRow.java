package com.smallbiz.adapters.persistence;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code orders}, to be written; its components name the SQL's parameters. */
record OrderRow(
    UUID id,
    long version,
    String status,
    String customerName,
    String customerKey,
    @Nullable String customerEmail,
    String currency,
    long totalCents,
    @Nullable String note,
    long revision,
    String syncStatus,
    @Nullable String externalId,
    @Nullable OffsetDateTime lastSyncedAt,
    @Nullable String lastSyncError,
    OffsetDateTime createdAt,
    OffsetDateTime updatedAt) {}
