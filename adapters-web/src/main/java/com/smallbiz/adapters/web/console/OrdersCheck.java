package com.smallbiz.adapters.web.console;

import com.smallbiz.adapters.web.console.Finding.Button;
import com.smallbiz.adapters.web.console.Finding.Link;
import com.smallbiz.application.order.FailedSyncReason;
import com.smallbiz.application.port.in.FindFailedSyncReasons;
import java.util.List;
import java.util.stream.IntStream;

/** Are there orders that the external system does not have, and why? */
final class OrdersCheck implements Check {

  private static final Link FAILED = new Link("See them", "/admin/orders?sync=failed");
  private static final Button SYNC_ALL = new Button("Sync all failed", "/admin/orders/sync-failed");

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
    List<FailedSyncReason> found = reasons.find();
    return IntStream.range(0, found.size())
        // The button is for all reasons, so that it is there once.
        .mapToObj(at -> Finding.bad(sentence(found.get(at)), FAILED, at == 0 ? SYNC_ALL : null))
        .toList();
  }

  private static String sentence(FailedSyncReason failed) {
    return "%s not synced: %s"
        .formatted(Amounts.of(failed.orders(), "order is", "orders are"), failed.reason().strip());
  }
}
