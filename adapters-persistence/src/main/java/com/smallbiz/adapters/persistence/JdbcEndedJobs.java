package com.smallbiz.adapters.persistence;

import static com.smallbiz.adapters.persistence.Storage.reach;

import com.smallbiz.application.job.Retention;
import com.smallbiz.application.port.out.EndedJobs;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Jobs in PostgreSQL that are over.
 *
 * <p>Those that succeeded are looked for from the oldest id on, a batch at a time, up to the ids of
 * yesterday: what ended long ago began longer ago. So no index has to be kept for them, of which
 * every job that succeeds would pay a share. Those that died are few, have an index, and may have
 * to go the same night.
 */
final class JdbcEndedJobs implements EndedJobs {

  /** Rows that one statement looks at, or removes. */
  private static final int BATCH = 5_000;

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  /** The first that died too long ago, or before too many others, counted from the newest. */
  private static final String LAST_TO_GO =
      """
      SELECT died_at, id FROM (
        SELECT died_at, id, row_number() OVER (ORDER BY died_at DESC, id DESC) AS place
        FROM jobs WHERE died_at IS NOT NULL
      ) AS dead
      WHERE place > :maxDead OR died_at <= now() - :dead * interval '1 microsecond'
      ORDER BY died_at DESC, id DESC
      LIMIT 1
      """;

  /** The ids of a time are those that begin with its milliseconds. */
  private static final String REMOVE_SUCCEEDED =
      """
      WITH seen AS (
        SELECT id FROM jobs
        WHERE id > :after
          AND id < CAST(rpad(lpad(to_hex(CAST(extract(epoch FROM
                now() - :succeeded * interval '1 microsecond') * 1000 AS bigint)),
              12, '0'), 32, '0') AS uuid)
        ORDER BY id
        LIMIT :limit
      ), removed AS (
        DELETE FROM jobs AS job USING seen
        WHERE job.id = seen.id AND job.state = 'succeeded'
          AND job.finished_at <= now() - :succeeded * interval '1 microsecond'
        RETURNING job.id
      )
      SELECT (SELECT count(*) FROM removed) AS removed,
             (SELECT count(*) FROM seen) AS seen,
             (SELECT id FROM seen ORDER BY id DESC LIMIT 1) AS last
      """;

  /**
   * Those that somebody else holds, because an operator retries them perhaps, are left for the next
   * time: whoever never waits locks nobody out.
   */
  private static final String REMOVE_DEAD =
      """
      WITH seen AS (
        SELECT id FROM jobs
        WHERE died_at IS NOT NULL AND (died_at, id) <= (:lastDeath, :lastToGo)
        ORDER BY queue, type, id
        LIMIT :limit
        FOR UPDATE SKIP LOCKED
      )
      DELETE FROM jobs AS job USING seen WHERE job.id = seen.id
      """;

  private final JdbcClient jdbc;

  JdbcEndedJobs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record LastToGo(OffsetDateTime death, UUID id) {}

  /** What one statement did; where it found nothing at all, there is no last. */
  private record Batch(int removed, int seen, @Nullable UUID last) {}

  @Override
  public int removeExpired(Retention retention) throws InterruptedException {
    int dead = removeDead(retention);
    return dead + removeSucceeded(retention);
  }

  private int removeDead(Retention retention) throws InterruptedException {
    Optional<LastToGo> last = lastToGo(retention);
    int removed = 0;
    for (int batch = BATCH; last.isPresent() && batch == BATCH; removed += batch) {
      heedInterrupt();
      batch = removeDead(last.get());
    }
    return removed;
  }

  private int removeSucceeded(Retention retention) throws InterruptedException {
    int removed = 0;
    UUID last = BEFORE_ALL;
    while (last != null) {
      heedInterrupt();
      Batch batch = removeSucceeded(retention, last);
      removed += batch.removed();
      last = batch.seen() < BATCH ? null : batch.last();
    }
    return removed;
  }

  private static void heedInterrupt() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private Optional<LastToGo> lastToGo(Retention retention) {
    return reach(
        () ->
            jdbc.sql(LAST_TO_GO)
                .param("maxDead", retention.maxDead())
                .param("dead", micros(retention.dead()))
                .query(
                    (row, number) ->
                        new LastToGo(
                            row.getObject("died_at", OffsetDateTime.class),
                            row.getObject("id", UUID.class)))
                .optional());
  }

  private int removeDead(LastToGo last) {
    return reach(
        () ->
            jdbc.sql(REMOVE_DEAD)
                .param("lastDeath", last.death())
                .param("lastToGo", last.id())
                .param("limit", BATCH)
                .update());
  }

  private Batch removeSucceeded(Retention retention, UUID after) {
    return reach(
        () ->
            jdbc.sql(REMOVE_SUCCEEDED)
                .param("after", after)
                .param("succeeded", micros(retention.succeeded()))
                .param("limit", BATCH)
                .query(
                    (row, number) ->
                        new Batch(
                            row.getInt("removed"),
                            row.getInt("seen"),
                            row.getObject("last", UUID.class)))
                .single());
  }

  private static long micros(Duration duration) {
    return TimeUnit.MICROSECONDS.convert(duration);
  }
}
