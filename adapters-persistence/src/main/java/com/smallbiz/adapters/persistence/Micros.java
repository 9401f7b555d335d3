package com.smallbiz.adapters.persistence;

import static java.time.temporal.ChronoUnit.MICROS;

import com.smallbiz.domain.order.Synchronization;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Instants as PostgreSQL keeps them: to the microsecond. The driver alone would round them. */
final class Micros {

  /** Beyond what any row holds, and well within what PostgreSQL can compare with. */
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private Micros() {}

  static Instant cut(Instant instant) {
    return instant.truncatedTo(MICROS);
  }

  static Synchronization cut(Synchronization known) {
    Instant at = known.lastSyncedAt();
    return new Synchronization(
        known.status(), known.externalId(), at == null ? null : cut(at), known.lastError());
  }

  static OffsetDateTime write(Instant instant) {
    return cut(instant).atOffset(ZoneOffset.UTC);
  }

  /**
   * A bound to compare stored instants with: one of them is before the given instant exactly if it
   * is before this.
   */
  static OffsetDateTime bound(Instant instant) {
    if (instant.isBefore(EARLIEST)) {
      return write(EARLIEST);
    }
    return write(instant.isAfter(LATEST) ? LATEST : instant.plusNanos(999));
  }

  static Instant read(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Instant readNullable(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
