package com.smallbiz.adapters.web.console;

import com.smallbiz.adapters.web.console.Finding.Button;
import com.smallbiz.adapters.web.console.Finding.Link;
import com.smallbiz.application.order.FailedSyncReason;
import com.smallbiz.application.port.in.FindFailedSyncReasons;
import java.util.List;

/** Are there orders that the external system does not have, and why? */
final class OrdersCheck implements Check {

  private final FindFailedSyncReasons reasons;

  OrdersCheck(FindFailedSyncReasons reasons) {
    this.reasons = reasons;
  }

  @Override
  public String subject() {
    return "orders";
  }

  @Override
  public List<Finding> find() {
    return reasons.find().stream().map(OrdersCheck::finding).toList();
  }

  private static Finding finding(FailedSyncReason failed) {
    boolean one = failed.orders() == 1;
    return Finding.bad(
        sentence(failed),
        new Link(one ? "See it" : "See them", OrderSearch.linkToFailed(failed.reason())),
        new Button(
            one ? "Sync it" : "Sync them",
            OrderSearch.syncOfFailed(failed.reason()),
            one
                ? "Sync this order now? It is sent to the external system again."
                : "Sync these %s now? Each is sent to the external system again."
                    .formatted(Amounts.of(failed.orders(), "order", "orders"))));
  }

  private static String sentence(FailedSyncReason failed) {
    return "%s not synced: %s"
        .formatted(
            Amounts.of(failed.orders(), "order is", "orders are"), SyncAdvice.of(failed.reason()));
  }
}
