package com.smallbiz.adapters.web;

import com.smallbiz.application.order.ExpectedVersion;
import com.smallbiz.application.order.OrderPage;
import com.smallbiz.application.port.in.ChangeOrder;
import com.smallbiz.application.port.in.ChangeOrderCommand;
import com.smallbiz.application.port.in.CreateOrder;
import com.smallbiz.application.port.in.DeleteOrder;
import com.smallbiz.application.port.in.FindOrder;
import com.smallbiz.application.port.in.ListOrders;
import com.smallbiz.application.port.in.OrderCommand;
import com.smallbiz.domain.order.OrderId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders: written, read, listed, edited and deleted. */
@RestController
@RequestMapping(path = "/api/v1/orders", produces = MediaType.APPLICATION_JSON_VALUE)
final class OrderController {

  private static final String MERGE_PATCH = "application/merge-patch+json";

  private final CreateOrder createOrder;
  private final FindOrder findOrder;
  private final ListOrders listOrders;
  private final ChangeOrder changeOrder;
  private final DeleteOrder deleteOrder;
  private final Json json;
  private final OrderReplies replies;

  OrderController(
      CreateOrder createOrder,
      FindOrder findOrder,
      ListOrders listOrders,
      ChangeOrder changeOrder,
      DeleteOrder deleteOrder,
      Json json,
      OrderReplies replies) {
    this.createOrder = createOrder;
    this.findOrder = findOrder;
    this.listOrders = listOrders;
    this.changeOrder = changeOrder;
    this.deleteOrder = deleteOrder;
    this.json = json;
    this.replies = replies;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<OrderResponse> create(@RequestBody byte[] body) {
    return replies.created(createOrder.create(OrderBody.of(json.read(body)).asDraft()));
  }

  @GetMapping("/{id}")
  ResponseEntity<OrderResponse> find(
      @PathVariable OrderId id,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch) {
    return replies.ok(findOrder.find(id), ifNoneMatch);
  }

  @GetMapping
  ResponseEntity<OrderPageResponse> list(
      @RequestParam(name = "limit", required = false) @Nullable String limit,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      @RequestParam(name = "sort", required = false) @Nullable String sort,
      @RequestParam(name = "status", required = false) @Nullable String status,
      @RequestParam(name = "sync_status", required = false) @Nullable String syncStatus,
      @RequestParam(name = "customer", required = false) @Nullable String customer,
      @RequestParam(name = "created_from", required = false) @Nullable String createdFrom,
      @RequestParam(name = "created_to", required = false) @Nullable String createdTo) {
    var parameters =
        new OrderListParameters(
            limit, cursor, sort, status, syncStatus, customer, createdFrom, createdTo);
    OrderListing listing = parameters.read();
    OrderPage page = listOrders.list(listing.query());
    return replies.page(page, listing.nextCursor(page), parameters::linkTo);
  }

  @PatchMapping(
      path = "/{id}",
      consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
  ResponseEntity<OrderResponse> change(
      @PathVariable OrderId id, ExpectedVersion expected, @RequestBody byte[] body) {
    var patch = OrderBody.of(json.read(body));
    var command = new ChangeOrderCommand(id, expected, patch::mergedInto);
    return replies.ok(changeOrder.change(command));
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> delete(@PathVariable OrderId id, ExpectedVersion expected) {
    if (!deleteOrder.delete(new OrderCommand(id, expected))) {
      throw OrderReplies.noSuchOrder();
    }
    return ResponseEntity.noContent().build();
  }
}
