package com.smallbiz.application.port.in;

import com.smallbiz.application.job.JobTally;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.order.OrderFilter;
import org.jspecify.annotations.Nullable;

/**
 * Use case: an operator decides that the external system is to get all orders now whose last sync
 * failed.
 */
@FunctionalInterface
public interface SyncFailedOrders {

  /** So many at a time, those that were created first. */
  int LIMIT = 10_000;

  /**
   * Asks for their sync, some at a time. What was done before a failure stays done and is told.
   *
   * @param reason why they failed, to the letter, or null for all; looked for among the {@value
   *     OrderFilter#NEWEST_FAILED} orders that failed and were created last
   * @param origin the request that asks for it
   * @return what became of the jobs that sync them, one an order
   */
  JobTally syncFailed(@Nullable String reason, Origin origin);
}
