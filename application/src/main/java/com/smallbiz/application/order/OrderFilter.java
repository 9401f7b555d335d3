package com.smallbiz.application.order;

import com.smallbiz.domain.order.OrderStatus;
import com.smallbiz.domain.order.SyncStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which orders are wanted; null asks for nothing in particular.
 *
 * @param customer the beginning of the customer's name, whatever its case
 * @param createdFrom inclusive
 * @param createdTo exclusive
 */
public record OrderFilter(
    @Nullable OrderStatus status,
    @Nullable SyncStatus syncStatus,
    @Nullable String customer,
    @Nullable Instant createdFrom,
    @Nullable Instant createdTo) {

  public static final OrderFilter NONE = new OrderFilter(null, null, null, null, null);
}
