package com.smallbiz.domain.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the external system knows of an order.
 *
 * @param externalId the order's name over there, kept once it is known
 * @param lastSyncedAt when the external system last took the order, with whatever content
 * @param lastError why the last attempt failed, in words; there exactly while the status is failed
 */
public record Synchronization(
    SyncStatus status,
    @Nullable String externalId,
    @Nullable Instant lastSyncedAt,
    @Nullable String lastError) {

  static final Synchronization NONE = new Synchronization(SyncStatus.PENDING, null, null, null);

  public Synchronization {
    if ((status == SyncStatus.FAILED) != (lastError != null)) {
      throw new IllegalArgumentException("a failed synchronization, and no other, has an error");
    }
    if (status == SyncStatus.SYNCED && (externalId == null || lastSyncedAt == null)) {
      throw new IllegalArgumentException("a synced order has an external id and a time");
    }
  }

  Synchronization outdated() {
    return new Synchronization(SyncStatus.PENDING, externalId, lastSyncedAt, null);
  }

  Synchronization begun() {
    return new Synchronization(SyncStatus.SYNCING, externalId, lastSyncedAt, null);
  }

  Synchronization succeeded(String externalId, Instant at) {
    return new Synchronization(SyncStatus.SYNCED, externalId, at, null);
  }

  /** The external system took an older content: it has the order, but not as it is now. */
  Synchronization succeededWithOlderContent(String externalId, Instant at) {
    return new Synchronization(status, externalId, at, lastError);
  }

  Synchronization failed(String error) {
    return new Synchronization(SyncStatus.FAILED, externalId, lastSyncedAt, error);
  }
}
