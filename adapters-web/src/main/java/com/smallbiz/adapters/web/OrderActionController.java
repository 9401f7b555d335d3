package com.smallbiz.adapters.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.order.ExpectedVersion;
import com.smallbiz.application.port.in.CancelOrder;
import com.smallbiz.application.port.in.FulfillOrder;
import com.smallbiz.application.port.in.OrderCommand;
import com.smallbiz.application.port.in.RequestOrderSync;
import com.smallbiz.application.port.in.RequestOrderSyncCommand;
import com.smallbiz.application.port.in.SubmitOrder;
import com.smallbiz.application.port.in.SyncRequested;
import com.smallbiz.domain.order.OrderId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What can be done with an order beside editing it. None of these takes a body. */
@RestController
@RequestMapping(path = "/api/v1/orders/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
final class OrderActionController {

  private final SubmitOrder submitOrder;
  private final FulfillOrder fulfillOrder;
  private final CancelOrder cancelOrder;
  private final RequestOrderSync requestOrderSync;
  private final OrderReplies replies;

  OrderActionController(
      SubmitOrder submitOrder,
      FulfillOrder fulfillOrder,
      CancelOrder cancelOrder,
      RequestOrderSync requestOrderSync,
      OrderReplies replies) {
    this.submitOrder = submitOrder;
    this.fulfillOrder = fulfillOrder;
    this.cancelOrder = cancelOrder;
    this.requestOrderSync = requestOrderSync;
    this.replies = replies;
  }

  @PostMapping("/submit")
  ResponseEntity<OrderResponse> submit(@PathVariable OrderId id, ExpectedVersion expected) {
    return replies.ok(submitOrder.submit(new OrderCommand(id, expected)));
  }

  @PostMapping("/fulfill")
  ResponseEntity<OrderResponse> fulfill(@PathVariable OrderId id, ExpectedVersion expected) {
    return replies.ok(fulfillOrder.fulfill(new OrderCommand(id, expected)));
  }

  @PostMapping("/cancel")
  ResponseEntity<OrderResponse> cancel(@PathVariable OrderId id, ExpectedVersion expected) {
    return replies.ok(cancelOrder.cancel(new OrderCommand(id, expected)));
  }

  @PostMapping("/sync")
  ResponseEntity<SyncResponse> sync(
      @PathVariable OrderId id, ExpectedVersion expected, Origin origin) {
    SyncRequested requested =
        requestOrderSync
            .request(new RequestOrderSyncCommand(id, expected, origin))
            .orElseThrow(OrderReplies::noSuchOrder);
    if (requested instanceof SyncRequested.Enqueued enqueued) {
      return JobReplies.accepted(enqueued.jobId())
          .body(new SyncResponse(true, null, id.value(), enqueued.jobId().value()));
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(new SyncResponse(false, "already_synced", id.value(), null));
  }

  /** What becomes of a request to sync: a job, or a word on why there is none. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SyncResponse(
      boolean enqueued, @Nullable String message, UUID orderId, @Nullable UUID jobId) {}
}
