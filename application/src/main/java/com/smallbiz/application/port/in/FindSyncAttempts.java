package com.smallbiz.application.port.in;

import com.smallbiz.application.order.SyncAttempt;
import com.smallbiz.domain.order.OrderId;
import java.util.List;

/** Use case: somebody has to know how the syncs of an order went. */
@FunctionalInterface
public interface FindSyncAttempts {

  /** The last fifty attempts at the most, the very last one first. */
  List<SyncAttempt> attempts(OrderId id);
}
