package com.smallbiz.application.port.in;

import com.smallbiz.application.job.JobContext;
import com.smallbiz.application.port.out.OrderSyncFailed;
import com.smallbiz.domain.order.OrderId;

/** Use case: the external system gets the order as it is now. */
@FunctionalInterface
public interface SyncOrder {

  /**
   * Sends the order unless the external system has its present content, or there is no such order,
   * and records how it went.
   *
   * @param run the run of the job that does it
   * @throws OrderSyncFailed if the external system did not take it
   * @throws InterruptedException if the calling thread was interrupted; to be called again then
   */
  void sync(OrderId id, JobContext run) throws InterruptedException;
}
