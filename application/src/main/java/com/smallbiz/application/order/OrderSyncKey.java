package com.smallbiz.application.order;

import com.smallbiz.domain.order.OrderId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The unique key of the job that syncs an order, of which there is one at a time. */
public final class OrderSyncKey {

  private static final String PREFIX = "order-sync:";

  private OrderSyncKey() {}

  public static String of(OrderId id) {
    return PREFIX + id;
  }

  /** The order, or empty if the key is of another kind. */
  public static Optional<OrderId> order(@Nullable String key) {
    if (key == null || !key.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new OrderId(UUID.fromString(key.substring(PREFIX.length()))));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }
}
