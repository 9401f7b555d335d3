package com.smallbiz.adapters.persistence;

import static com.smallbiz.adapters.persistence.Storage.reach;

import com.smallbiz.application.job.JobId;
import com.smallbiz.application.order.SyncAttempt;
import com.smallbiz.application.port.out.SyncHistory;
import com.smallbiz.domain.order.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The attempts to sync orders, in PostgreSQL. */
final class JdbcSyncHistory implements SyncHistory {

  /** Rows that one statement removes. */
  private static final int BATCH = 5_000;

  private static final long KEPT = TimeUnit.MICROSECONDS.convert(SyncAttempt.KEPT);

  private static final String INSERT =
      """
      INSERT INTO order_sync_attempts (
        order_id, started_at, took_micros, outcome, answer, revision, job_id, job_attempt,
        request_id)
      VALUES (
        :orderId, :startedAt, :tookMicros, :outcome, :answer, :revision, :jobId, :jobAttempt,
        :requestId)
      """;

  private static final String LATEST =
      """
      SELECT order_id, started_at, took_micros, outcome, answer, revision, job_id, job_attempt,
             request_id
      FROM order_sync_attempts WHERE order_id = :orderId
      ORDER BY id DESC LIMIT :limit
      """;

  private static final String REMOVE_EXPIRED =
      """
      DELETE FROM order_sync_attempts WHERE (order_id, id) IN (
        SELECT order_id, id FROM order_sync_attempts
        WHERE started_at <= now() - :kept * interval '1 microsecond'
        ORDER BY started_at
        LIMIT :limit)
      """;

  private final JdbcClient jdbc;

  JdbcSyncHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void add(SyncAttempt attempt) {
    reach(
        () ->
            jdbc.sql(INSERT)
                .param("orderId", attempt.orderId().value())
                .param("startedAt", Micros.write(attempt.startedAt()))
                .param("tookMicros", TimeUnit.MICROSECONDS.convert(attempt.took()))
                .param("outcome", Names.of(attempt.outcome()))
                .param("answer", attempt.answer())
                .param("revision", attempt.revision())
                .param("jobId", attempt.jobId().value())
                .param("jobAttempt", attempt.jobAttempt())
                .param("requestId", attempt.requestId())
                .update());
  }

  @Override
  public List<SyncAttempt> latest(OrderId id, int limit) {
    return reach(
        () ->
            jdbc.sql(LATEST)
                .param("orderId", id.value())
                .param("limit", limit)
                .query((row, number) -> attempt(row))
                .list());
  }

  @Override
  public int removeExpired() throws InterruptedException {
    int removed = 0;
    for (int batch = BATCH; batch == BATCH; removed += batch) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      batch = removeBatch();
    }
    return removed;
  }

  private int removeBatch() {
    return reach(() -> jdbc.sql(REMOVE_EXPIRED).param("kept", KEPT).param("limit", BATCH).update());
  }

  private static SyncAttempt attempt(ResultSet row) throws SQLException {
    return new SyncAttempt(
        new OrderId(row.getObject("order_id", UUID.class)),
        Micros.read(row, "started_at"),
        Duration.of(row.getLong("took_micros"), ChronoUnit.MICROS),
        Names.constant(SyncAttempt.Outcome.class, row.getString("outcome")),
        row.getString("answer"),
        row.getLong("revision"),
        new JobId(row.getObject("job_id", UUID.class)),
        row.getInt("job_attempt"),
        row.getString("request_id"));
  }
}
