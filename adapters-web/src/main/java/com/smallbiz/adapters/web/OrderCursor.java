package com.smallbiz.adapters.web;

import com.smallbiz.application.order.OrderFilter;
import com.smallbiz.application.order.OrderPosition;
import com.smallbiz.application.order.OrderQuery.Direction;
import com.smallbiz.domain.order.OrderId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A place in one particular list of orders, as an opaque text for the client to hand back: version,
 * microseconds and id of the last order, and a checksum over these and what the list was filtered
 * and sorted by. A text that was altered, or that belongs to another list, is no cursor.
 */
final class OrderCursor {

  private static final byte VERSION = 1;
  private static final int PLACE_BYTES = 1 + 3 * Long.BYTES;
  private static final int CHECKSUM_BYTES = 8;
  private static final int TEXT_LENGTH = (PLACE_BYTES + CHECKSUM_BYTES) * 4 / 3;

  private final OrderFilter filter;
  private final Direction direction;

  OrderCursor(OrderFilter filter, Direction direction) {
    this.filter = filter;
    this.direction = direction;
  }

  String write(OrderPosition position) {
    UUID id = position.id().value();
    byte[] place =
        ByteBuffer.allocate(PLACE_BYTES)
            .put(VERSION)
            .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, position.createdAt()))
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    byte[] signed =
        ByteBuffer.allocate(PLACE_BYTES + CHECKSUM_BYTES).put(place).put(checksum(place)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
  }

  /** The place, or empty if this list has no such cursor. */
  Optional<OrderPosition> read(String text) {
    if (text.length() != TEXT_LENGTH) {
      return Optional.empty();
    }
    byte[] signed;
    try {
      signed = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    byte[] place = Arrays.copyOf(signed, PLACE_BYTES);
    byte[] checksum = Arrays.copyOfRange(signed, PLACE_BYTES, PLACE_BYTES + CHECKSUM_BYTES);
    if (place[0] != VERSION || !Arrays.equals(checksum, checksum(place))) {
      return Optional.empty();
    }
    var fields = ByteBuffer.wrap(place, 1, PLACE_BYTES - 1);
    Instant createdAt = Instant.EPOCH.plus(fields.getLong(), ChronoUnit.MICROS);
    var id = new OrderId(new UUID(fields.getLong(), fields.getLong()));
    return Optional.of(new OrderPosition(createdAt, id));
  }

  private byte[] checksum(byte[] place) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(place);
      digest.update(list().getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(digest.digest(), CHECKSUM_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }

  /** What tells this list from others. No part can hold the separator. */
  private String list() {
    return Stream.of(
            direction,
            filter.status(),
            filter.syncStatus(),
            filter.customer(),
            filter.createdFrom(),
            filter.createdTo())
        .map(part -> Objects.toString(part, ""))
        .collect(Collectors.joining("\0"));
  }
}
