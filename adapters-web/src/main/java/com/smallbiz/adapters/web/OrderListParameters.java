package com.smallbiz.adapters.web;

import com.smallbiz.application.order.OrderFilter;
import com.smallbiz.application.order.OrderPosition;
import com.smallbiz.application.order.OrderQuery;
import com.smallbiz.application.order.OrderQuery.Direction;
import com.smallbiz.domain.order.OrderStatus;
import com.smallbiz.domain.order.SyncStatus;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

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

  private static final int MAX_LIMIT = 100;
  private static final int DEFAULT_LIMIT = 20;

  private static final Map<String, Direction> SORTS =
      Map.of("created_at", Direction.OLDEST_FIRST, "-created_at", Direction.NEWEST_FIRST);

  /**
   * @throws RequestRefused with all that is wrong with them
   */
  OrderListing read() {
    var reader = new ParameterReader();
    int wantedLimit = reader.wholeNumber("limit", limit, 1, MAX_LIMIT, DEFAULT_LIMIT);
    Direction direction = reader.oneOf("sort", sort, SORTS);
    var filter =
        new OrderFilter(
            reader.name("status", status, OrderStatus.class),
            reader.name("sync_status", syncStatus, SyncStatus.class),
            reader.text("customer", customer),
            reader.time("created_from", createdFrom),
            reader.time("created_to", createdTo));
    reader.throwIfAny();

    Direction wanted = direction == null ? Direction.NEWEST_FIRST : direction;
    var cursors = new OrderCursor(filter, wanted);
    OrderPosition after = cursor == null ? null : cursors.read(cursor).orElse(null);
    if (cursor != null && after == null) {
      reader.reject("cursor", "invalid_format", "must be a next_cursor of this very list");
    }
    reader.throwIfAny();
    return new OrderListing(new OrderQuery(filter, wanted, wantedLimit, after), cursors);
  }

  /** The value of a header {@code Link}, as in RFC 8288: the same list, one page on. */
  String linkTo(String nextCursor) {
    String query =
        Stream.of(
                parameter("limit", limit),
                parameter("sort", sort),
                parameter("status", status),
                parameter("sync_status", syncStatus),
                parameter("customer", customer),
                parameter("created_from", createdFrom),
                parameter("created_to", createdTo),
                parameter("cursor", nextCursor))
            .filter(Objects::nonNull)
            .collect(Collectors.joining("&"));
    return "</api/v1/orders?%s>; rel=\"next\"".formatted(query);
  }

  private static @Nullable String parameter(String name, @Nullable String value) {
    return value == null ? null : name + "=" + UriUtils.encode(value, StandardCharsets.UTF_8);
  }
}
