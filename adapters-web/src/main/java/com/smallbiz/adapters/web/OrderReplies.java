package com.smallbiz.adapters.web;

import com.smallbiz.application.order.OrderPage;
import com.smallbiz.domain.order.Order;
import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * The answers that hold orders. A cache may keep them, but has to ask each time if it still may.
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

  /**
   * The order for somebody who may have it. Spring compares the tags they sent with ours, but does
   * not know that an asterisk is any tag.
   *
   * @throws RequestRefused if there is no order
   */
  ResponseEntity<OrderResponse> ok(Optional<Order> order, @Nullable String ifNoneMatch) {
    ResponseEntity<OrderResponse> reply = ok(order);
    return "*".equals(ifNoneMatch)
        ? ResponseEntity.status(HttpStatus.NOT_MODIFIED).headers(reply.getHeaders()).build()
        : reply;
  }

  static RequestRefused noSuchOrder() {
    return RequestRefused.notFound("order");
  }

  /**
   * @param nextCursor leads to the next page; null if there is none
   * @param link makes the value of the header {@code Link} of it
   */
  ResponseEntity<OrderPageResponse> page(
      OrderPage page, @Nullable String nextCursor, UnaryOperator<String> link) {
    var reply = plain(ResponseEntity.ok());
    if (nextCursor != null) {
      reply.header(HttpHeaders.LINK, link.apply(nextCursor));
    }
    return reply.body(
        new OrderPageResponse(page.orders().stream().map(mapper::response).toList(), nextCursor));
  }

  private ResponseEntity<OrderResponse> reply(ResponseEntity.BodyBuilder builder, Order order) {
    return plain(builder).eTag(Long.toString(order.version())).body(mapper.response(order));
  }

  private static ResponseEntity.BodyBuilder plain(ResponseEntity.BodyBuilder builder) {
    return builder
        .cacheControl(CacheControl.noCache().cachePrivate())
        .contentType(MediaType.APPLICATION_JSON);
  }
}
