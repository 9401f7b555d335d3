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
 * @param syncError why the last sync failed, to the letter; looked for among the {@value
 *     #NEWEST_FAILED} orders that failed and were created last
 */
public record OrderFilter(
    @Nullable OrderStatus status,
    @Nullable SyncStatus syncStatus,
    @Nullable String customer,
    @Nullable Instant createdFrom,
    @Nullable Instant createdTo,
    @Nullable String syncError) {

  /** Of very many orders that failed, no more are looked at for their reasons. */
  public static final int NEWEST_FAILED = 10_000;

  public static final OrderFilter NONE = new OrderFilter(null, null, null, null, null, null);
}
