package com.smallbiz.application.port.in;

import com.smallbiz.application.order.StaleOrder;
import java.util.Optional;

/** Use case: the external system is to get the order as it is now, soon. */
@FunctionalInterface
public interface RequestOrderSync {

  /**
   * @return what was decided, or empty if there is no such order
   * @throws StaleOrder if its version is not the expected one
   */
  Optional<SyncRequested> request(RequestOrderSyncCommand command);
}
