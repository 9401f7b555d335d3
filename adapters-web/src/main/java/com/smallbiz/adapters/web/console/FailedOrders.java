package com.smallbiz.adapters.web.console;

import com.smallbiz.application.port.in.CountOrdersBySyncStatus;
import com.smallbiz.domain.order.SyncStatus;
import java.util.Map;

/**
 * All orders that failed, about which one is asked before they are sent again.
 *
 * @param count up to one more than the limit that is counted to
 */
record FailedOrders(long count) {

  static FailedOrders among(Map<SyncStatus, Long> counts) {
    return new FailedOrders(counts.getOrDefault(SyncStatus.FAILED, 0L));
  }

  public String text() {
    return CountText.of(count, CountOrdersBySyncStatus.LIMIT);
  }

  public String question() {
    return count == 1
        ? "Sync the one failed order now? It is sent to the external system again."
        : "Sync all %s failed orders now? Each is sent to the external system again."
            .formatted(text());
  }
}
