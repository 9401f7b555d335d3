package com.smallbiz.application.port.out;

import com.smallbiz.application.job.Origin;
import com.smallbiz.domain.order.Order;

/** The external order system, which keeps a copy of our orders. */
@FunctionalInterface
public interface OrderSyncer {

  /**
   * Sends the order's content. Sending the same content again is harmless: the external system
   * tells it by the order's id and revision.
   *
   * @return the order's id over there
   * @throws OrderSyncFailed if the external system did not take it, or may not have
   * @throws InterruptedException if the calling thread was interrupted; whether the order was taken
   *     is then not known
   */
  String push(Order order, Origin origin) throws InterruptedException;
}
