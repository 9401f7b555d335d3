package com.smallbiz.application.port.in;

import com.smallbiz.application.job.Job;
import com.smallbiz.domain.order.OrderId;
import java.util.Optional;

/** Use case: somebody has to know whether an order is about to be synced, and when. */
@FunctionalInterface
public interface FindSyncJob {

  /** The job that lives and syncs the order. */
  Optional<Job> findFor(OrderId id);
}
