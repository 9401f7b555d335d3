package com.smallbiz.adapters.web;

import com.smallbiz.domain.order.Order;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * The answers that hold one order. A cache may keep it, but has to ask each time whether it may.
 */
final class OrderReplies {

  private final OrderMapper mapper;

  OrderReplies(OrderMapper mapper) {
    this.mapper = mapper;
  }

  ResponseEntity<OrderResponse> created(Order order) {
    return reply(ResponseEntity.created(URI.create("/api/v1/orders/" + order.id())), order);
  }

  /**
   * @throws RequestRefused if there is no order
   */
  ResponseEntity<OrderResponse> ok(Optional<Order> order) {
    return reply(ResponseEntity.ok(), order.orElseThrow(OrderReplies::noSuchOrder));
  }

  static RequestRefused noSuchOrder() {
    return RequestRefused.notFound("order");
  }

  private ResponseEntity<OrderResponse> reply(ResponseEntity.BodyBuilder builder, Order order) {
    return builder
        .eTag(Long.toString(order.version()))
        .cacheControl(CacheControl.noCache().cachePrivate())
        .contentType(MediaType.APPLICATION_JSON)
        .body(mapper.response(order));
  }
}
