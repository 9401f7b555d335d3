package com.smallbiz.adapters.persistence;

import static com.smallbiz.adapters.persistence.Storage.reach;

import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.QueueSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts the jobs in queues, each part of them by its own index. A job that waits for its time is
 * told from one that is to be retried by its times, which the index has, and not by its state,
 * which stands in the row. The longest wait is looked for among the first jobs of each type: one
 * that was scheduled is older than its wait.
 */
final class QueueSummaries {

  private static final String SUMMARIZE =
      """
      SELECT queue.name, at_hand.enqueued + waiting.due AS depth, waiting.scheduled,
             waiting.retrying, dead.dead, at_hand.running,
             coalesce(extract(epoch FROM now() - least(first.due_at, waiting.first_due_at))
                      * 1000000, 0)::bigint AS latency
      FROM unnest(CAST(:queues AS text[])) WITH ORDINALITY AS queue (name, position)
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE state = 'enqueued') AS enqueued,
               count(*) FILTER (WHERE state = 'running') AS running
        FROM (SELECT state FROM jobs WHERE %1$s AND queue = queue.name %5$s) AS job
      ) AS at_hand
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE is_due) AS due,
               count(*) FILTER (WHERE NOT is_due AND is_scheduled) AS scheduled,
               count(*) FILTER (WHERE NOT is_due AND NOT is_scheduled) AS retrying,
               min(next_attempt_at) FILTER (WHERE is_due) AS first_due_at
        FROM (SELECT next_attempt_at, next_attempt_at <= now() AS is_due,
                     true AS is_scheduled
              FROM (SELECT * FROM jobs WHERE %2$s AND queue = queue.name %7$s) AS job
              UNION ALL
              SELECT next_attempt_at, next_attempt_at <= now(), false
              FROM (SELECT * FROM jobs WHERE %6$s AND queue = queue.name %7$s) AS job) AS job
      ) AS waiting
      CROSS JOIN LATERAL (
        SELECT count(*) AS dead
        FROM (SELECT FROM jobs WHERE %3$s AND queue = queue.name %7$s) AS job
      ) AS dead
      CROSS JOIN LATERAL (
        SELECT min(job.due_at) AS due_at
        FROM (%4$s) AS kind
        CROSS JOIN LATERAL (
          SELECT greatest(enqueued_at, scheduled_at) AS due_at FROM jobs
          WHERE %8$s
            AND (queue, type, id) >= (kind.queue, kind.type, '%9$s')
            AND (queue, type, id) <= (kind.queue, kind.type, '%10$s')
          ORDER BY queue, type, id LIMIT 100
        ) AS job
        WHERE kind.queue = queue.name
      ) AS first
      ORDER BY queue.position
      """;

  private final JdbcClient jdbc;

  QueueSummaries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<QueueSummary> summarize(List<String> queues, int limit, int others) {
    String sql =
        SUMMARIZE.formatted(
            JobPart.AT_HAND.condition(),
            JobPart.SCHEDULED.condition(),
            JobPart.DEAD.condition(),
            JobPart.AT_HAND.kinds(),
            first(limit),
            JobPart.RETRYING.condition(),
            first(others),
            JobPart.AT_HAND.shown(JobState.ENQUEUED),
            JobPages.FIRST,
            JobPages.LAST);
    return reach(
        () ->
            jdbc.sql(sql)
                .param("queues", queues.toArray(String[]::new))
                .query((row, number) -> summary(row))
                .list());
  }

  /** To count some, the index is followed from one end; to count all, PostgreSQL knows best. */
  private static String first(int limit) {
    return limit == Integer.MAX_VALUE ? "" : "ORDER BY queue, type, id LIMIT " + limit;
  }

  private static QueueSummary summary(ResultSet row) throws SQLException {
    return new QueueSummary(
        row.getString("name"),
        row.getLong("depth"),
        row.getLong("scheduled"),
        row.getLong("retrying"),
        row.getLong("dead"),
        row.getLong("running"),
        Duration.of(row.getLong("latency"), ChronoUnit.MICROS));
  }
}
