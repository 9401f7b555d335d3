package com.smallbiz.adapters.web;

import com.smallbiz.application.order.OrderFilter;
import com.smallbiz.application.order.OrderPosition;
import com.smallbiz.application.order.OrderQuery;
import com.smallbiz.application.order.OrderQuery.Direction;
import com.smallbiz.domain.order.OrderStatus;
import com.smallbiz.domain.order.SyncStatus;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The query parameters of a list of orders, as they were sent; null where they were not. */
record OrderListParameters(
    @Nullable String limit,
    @Nullable String cursor,
    @Nullable String sort,
    @Nullable String status,
    @Nullable String syncStatus,
    @Nullable String customer,
    @Nullable String createdFrom,
    @Nullable String createdTo) {

  private static final Map<String, Direction> SORTS =
      Map.of("created_at", Direction.OLDEST_FIRST, "-created_at", Direction.NEWEST_FIRST);

  /**
   * @throws RequestRefused with all that is wrong with them
   */
  OrderListing read() {
    var reader = new ParameterReader();
    int wantedLimit = reader.limit(limit);
    Direction direction = reader.oneOf("sort", sort, SORTS);
    var filter =
        new OrderFilter(
            reader.name("status", status, OrderStatus.class),
            reader.name("sync_status", syncStatus, SyncStatus.class),
            reader.text("customer", customer),
            reader.time("created_from", createdFrom),
            reader.time("created_to", createdTo),
            null);
    reader.throwIfAny();

    Direction wanted = direction == null ? Direction.NEWEST_FIRST : direction;
    var cursors = new OrderCursor(filter, wanted);
    OrderPosition after = reader.cursor(cursor, cursors::read);
    reader.throwIfAny();
    return new OrderListing(new OrderQuery(filter, wanted, wantedLimit, after), cursors);
  }

  /** The value of a header {@code Link}: the same list, one page on. */
  String linkTo(String nextCursor) {
    return new NextLink("/api/v1/orders")
        .with("limit", limit)
        .with("sort", sort)
        .with("status", status)
        .with("sync_status", syncStatus)
        .with("customer", customer)
        .with("created_from", createdFrom)
        .with("created_to", createdTo)
        .with("cursor", nextCursor)
        .toString();
  }
}
