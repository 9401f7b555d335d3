package com.smallbiz.adapters.web.console;

import com.smallbiz.application.audit.Press;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.port.in.SyncFailedOrders;
import com.smallbiz.application.port.in.SyncOrderNow;
import com.smallbiz.application.port.in.SyncRequested;
import com.smallbiz.domain.order.OrderId;
import io.swagger.v3.oas.annotations.Hidden;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The buttons that sync one order, or all that failed, or failed for one reason. */
@Hidden
@Controller
final class OrderButtonsController {

  private final SyncOrderNow syncOrderNow;
  private final SyncFailedOrders syncFailedOrders;
  private final Buttons buttons;

  OrderButtonsController(
      SyncOrderNow syncOrderNow, SyncFailedOrders syncFailedOrders, Buttons buttons) {
    this.syncOrderNow = syncOrderNow;
    this.syncFailedOrders = syncFailedOrders;
    this.buttons = buttons;
  }

  @PostMapping("/admin/orders/{id}/sync")
  String sync(@PathVariable OrderId id, Principal user, Origin origin) {
    return buttons.press(
        new Press(user.getName(), "sync order", "order " + id, origin),
        () -> syncOrderNow.syncNow(id, origin).map(this::inWords).orElse("The order is gone"),
        "/admin/orders/" + id);
  }

  private String inWords(SyncRequested requested) {
    return requested instanceof SyncRequested.AlreadySynced
        ? "The order is already synced: the external system has it as it is"
        : "The order is queued to be synced";
  }

  @PostMapping("/admin/orders/sync-failed")
  String syncFailed(@RequestParam(defaultValue = "") String error, Principal user, Origin origin) {
    String reason = OrderSearch.readable(error);
    String which = reason.isEmpty() ? "all failed orders" : "orders that failed: " + reason;
    return buttons.press(
        new Press(user.getName(), "sync failed orders", which, origin),
        () ->
            TallyText.of(
                syncFailedOrders.syncFailed(reason.isEmpty() ? null : reason, origin),
                "order",
                "orders",
                "queued to be synced"),
        "/admin/orders");
  }
}
