package com.smallbiz.application.port.in;

import com.smallbiz.application.job.Origin;
import com.smallbiz.domain.order.OrderId;
import java.util.Optional;

/**
 * Use case: an operator decides that the external system is to get an order now, whatever its job
 * is waiting for.
 */
@FunctionalInterface
public interface SyncOrderNow {

  /**
   * @param origin the request that asks for it
   * @return what was decided, or empty if there is no such order
   */
  Optional<SyncRequested> syncNow(OrderId id, Origin origin);
}
