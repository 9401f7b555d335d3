package com.smallbiz.domain.order;

/** How the external system's knowledge compares with the order's current content. */
public enum SyncStatus {
  /** The current content has not been synced. */
  PENDING,
  /** The current content is being sent. */
  SYNCING,
  /** The external system has the current content. */
  SYNCED,
  /** The last attempt to send the current content failed; a retry may still be due. */
  FAILED
}
