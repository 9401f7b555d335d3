package com.smallbiz.adapters.persistence;

import static com.smallbiz.adapters.persistence.Storage.reach;
import static java.util.stream.Collectors.joining;

import com.smallbiz.application.order.FailedSyncReason;
import com.smallbiz.application.order.OrderFilter;
import com.smallbiz.application.order.OrderPosition;
import com.smallbiz.application.port.out.SyncSurvey;
import com.smallbiz.domain.order.OrderId;
import com.smallbiz.domain.order.SyncStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How the syncs of all orders stand, by the index of their sync status. */
final class JdbcSyncSurvey implements SyncSurvey {

  /**
   * A status that hardly any order has is as quick to count as one that a million have. The order
   * is there for the index, which has it: the table would be read from its beginning otherwise.
   */
  private static final String COUNT =
      Arrays.stream(SyncStatus.values())
          .map(Names::of)
          .map(
              """
              SELECT '%1$s' AS sync_status, count(*) AS orders
              FROM (
                SELECT FROM orders WHERE sync_status = '%1$s' ORDER BY created_at LIMIT :limit
              ) AS counted
              """
                  ::formatted)
          .collect(joining("UNION ALL "));

  private static final String FAILED_REASONS =
      """
      SELECT last_sync_error, count(*) AS orders, max(updated_at) AS last_at
      FROM (
        SELECT last_sync_error, updated_at FROM orders WHERE sync_status = 'failed'
        ORDER BY created_at DESC, id DESC LIMIT :newest
      ) AS failed
      GROUP BY last_sync_error
      ORDER BY orders DESC, last_at DESC LIMIT :reasons
      """;

  private static final String FAILED =
      """
      SELECT created_at, id FROM (%s) AS failed %s
      ORDER BY created_at, id LIMIT :limit
      """;

  private static final String ALL =
      "SELECT created_at, id FROM orders WHERE sync_status = 'failed'";

  /** No index knows reasons, so that looking for one ends somewhere. */
  private static final String OF_REASON =
      """
      SELECT created_at, id FROM (
        SELECT created_at, id, last_sync_error FROM orders WHERE sync_status = 'failed'
        ORDER BY created_at DESC, id DESC LIMIT %d
      ) AS newest
      WHERE last_sync_error = :reason
      """
          .formatted(OrderFilter.NEWEST_FAILED);

  private static final String AFTER = "WHERE (created_at, id) > (:afterTime, :afterId)";

  private final JdbcClient jdbc;

  JdbcSyncSurvey(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<SyncStatus, Long> count(int limit) {
    return reach(
        () -> {
          var counts = new EnumMap<SyncStatus, Long>(SyncStatus.class);
          jdbc.sql(COUNT)
              .param("limit", limit)
              .query(
                  row -> {
                    var status = Names.constant(SyncStatus.class, row.getString("sync_status"));
                    counts.put(status, row.getLong("orders"));
                  });
          return counts;
        });
  }

  @Override
  public List<FailedSyncReason> failedReasons(int newest, int reasons) {
    return reach(
        () ->
            jdbc.sql(FAILED_REASONS)
                .param("newest", newest)
                .param("reasons", reasons)
                .query(
                    (row, number) ->
                        new FailedSyncReason(
                            row.getString("last_sync_error"),
                            row.getLong("orders"),
                            Micros.read(row, "last_at")))
                .list());
  }

  @Override
  public List<OrderPosition> failed(
      @Nullable String reason, @Nullable OrderPosition after, int limit) {
    String sql = FAILED.formatted(reason == null ? ALL : OF_REASON, after == null ? "" : AFTER);
    return reach(
        () ->
            jdbc.sql(sql)
                .params(after == null ? Map.of() : of(after))
                .param("reason", reason)
                .param("limit", limit)
                .query((row, number) -> position(row))
                .list());
  }

  private static Map<String, Object> of(OrderPosition after) {
    return Map.of("afterTime", Micros.write(after.createdAt()), "afterId", after.id().value());
  }

  private static OrderPosition position(ResultSet row) throws SQLException {
    return new OrderPosition(
        Micros.read(row, "created_at"), new OrderId(row.getObject("id", UUID.class)));
  }
}
