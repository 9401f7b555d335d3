package com.smallbiz.adapters.web;

import com.smallbiz.application.order.OrderFilter;
import com.smallbiz.application.order.OrderPosition;
import com.smallbiz.application.order.OrderQuery.Direction;
import com.smallbiz.domain.order.OrderId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * A place in one particular list of orders: creation and id of the last one, as a {@link
 * CursorText}.
 */
final class OrderCursor {

  private static final int PLACE_BYTES = 3 * Long.BYTES;

  private final CursorText text;

  OrderCursor(OrderFilter filter, Direction direction) {
    this.text =
        new CursorText(
            PLACE_BYTES,
            direction,
            filter.status(),
            filter.syncStatus(),
            filter.customer(),
            filter.createdFrom(),
            filter.createdTo());
  }

  String write(OrderPosition position) {
    UUID id = position.id().value();
    return text.write(
        ByteBuffer.allocate(PLACE_BYTES)
            .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, position.createdAt()))
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array());
  }

  /** The place, or empty if this list has no such cursor. */
  Optional<OrderPosition> read(String cursor) {
    return text.read(cursor)
        .map(
            place -> {
              Instant createdAt = Instant.EPOCH.plus(place.getLong(), ChronoUnit.MICROS);
              var id = new OrderId(new UUID(place.getLong(), place.getLong()));
              return new OrderPosition(createdAt, id);
            });
  }
}
