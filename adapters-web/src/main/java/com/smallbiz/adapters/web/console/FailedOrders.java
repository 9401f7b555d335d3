package com.smallbiz.adapters.web.console;

import com.smallbiz.application.job.Count;
import com.smallbiz.domain.order.SyncStatus;
import java.util.Map;

/** All orders that failed, about which one is asked before they are sent again. */
record FailedOrders(Count count) {

  static FailedOrders among(Map<SyncStatus, Count> counts) {
    return new FailedOrders(counts.getOrDefault(SyncStatus.FAILED, Count.ZERO));
  }

  public boolean isEmpty() {
    return count.number() == 0;
  }

  public String text() {
    return count.text();
  }

  public String question() {
    return count.number() == 1
        ? "Sync the one failed order now? It is sent to the external system again."
        : "Sync all %s failed orders now? Each is sent to the external system again."
            .formatted(text());
  }
}
