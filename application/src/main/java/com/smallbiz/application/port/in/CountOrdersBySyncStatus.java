package com.smallbiz.application.port.in;

import com.smallbiz.domain.order.SyncStatus;
import java.util.Map;

/** Use case: somebody looks how many orders are synced, and how many are not. */
@FunctionalInterface
public interface CountOrdersBySyncStatus {

  /** Up to here it is counted; one more than this stands for any number above it. */
  int LIMIT = 10_000;

  /** The number of orders in every sync status. */
  Map<SyncStatus, Long> count();
}
