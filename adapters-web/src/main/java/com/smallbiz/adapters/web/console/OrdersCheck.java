package com.smallbiz.adapters.web.console;

import com.smallbiz.adapters.web.console.Finding.Button;
import com.smallbiz.adapters.web.console.Finding.Link;
import com.smallbiz.application.order.FailedSyncReason;
import com.smallbiz.application.port.in.CountOrdersBySyncStatus;
import com.smallbiz.application.port.in.FindFailedSyncReasons;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Are there orders that the external system does not have, and why? */
final class OrdersCheck implements Check {

  private final FindFailedSyncReasons reasons;
  private final CountOrdersBySyncStatus counts;

  OrdersCheck(FindFailedSyncReasons reasons, CountOrdersBySyncStatus counts) {
    this.reasons = reasons;
    this.counts = counts;
  }

  @Override
  public String subject() {
    return "orders";
  }

  @Override
  public List<Finding> find() {
    List<FailedSyncReason> found = reasons.find();
    if (found.isEmpty()) {
      return List.of();
    }
    // It is for all reasons, so that it is there once.
    var syncAll =
        new Button(
            "Sync all failed",
            "/admin/orders/sync-failed",
            FailedOrders.among(counts.count()).question());
    return IntStream.range(0, found.size())
        .mapToObj(at -> finding(found.get(at), at == 0 ? syncAll : null))
        .toList();
  }

  private static Finding finding(FailedSyncReason failed, @Nullable Button button) {
    var link =
        new Link(
            failed.orders() == 1 ? "See it" : "See them",
            OrderSearch.linkToFailed(failed.reason()));
    return Finding.bad(sentence(failed), link, button);
  }

  private static String sentence(FailedSyncReason failed) {
    return "%s not synced: %s"
        .formatted(
            Amounts.of(failed.orders(), "order is", "orders are"), SyncAdvice.of(failed.reason()));
  }
}
