package com.smallbiz.application.port.in;

import com.smallbiz.application.job.Count;
import com.smallbiz.domain.order.SyncStatus;
import java.util.Map;

/** Use case: somebody looks how many orders are synced, and how many are not. */
@FunctionalInterface
public interface CountOrdersBySyncStatus {

  /** The number of orders in every sync status, each counted to {@link Count#LIMIT}. */
  Map<SyncStatus, Count> count();
}
