package com.smallbiz.bootstrap.chaos;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Every change of a job's state that PostgreSQL was told of, noted by a trigger: what a row shows
 * in the end does not tell how it got there.
 */
final class History {

  private final Database database;

  private History(Database database) {
    this.database = database;
  }

  /** Begins to take notes; the tables must be there. */
  static History begin(Database database) {
    database.execute(
        """
        CREATE TABLE job_changes (
          position bigserial, at timestamptz, id uuid, before text, state text, token bigint)
        """);
    database.execute(
        """
        CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO job_changes (at, id, before, state, token)
          VALUES (clock_timestamp(), new.id, old.state, new.state, new.token);
          RETURN NULL;
        END $$
        """);
    database.execute(
        """
        CREATE TRIGGER note_change AFTER UPDATE ON jobs FOR EACH ROW
        WHEN (old.state <> new.state OR old.token <> new.token) EXECUTE FUNCTION note_change()
        """);
    return new History(database);
  }

  /** What became of a job, one line a change. */
  List<String> of(String job) {
    return database.texts(
        """
        SELECT before || ' -> ' || state FROM job_changes WHERE id = CAST(? AS uuid)
        ORDER BY position
        """,
        job);
  }

  /** When PostgreSQL was told of each of these changes. */
  List<Instant> times(String job) {
    return database
        .texts(
            """
            SELECT extract(epoch FROM at) FROM job_changes WHERE id = CAST(? AS uuid)
            ORDER BY position
            """,
            job)
        .stream()
        .map(
            seconds ->
                Instant.EPOCH.plusNanos(new BigDecimal(seconds).movePointRight(9).longValue()))
        .toList();
  }

  /** Jobs whose end was recorded more than once. */
  List<String> endedTwice() {
    return database.texts(
        """
        SELECT id FROM job_changes WHERE state IN ('succeeded', 'dead')
        GROUP BY id HAVING count(*) > 1
        """);
  }

  /** Jobs that were started under a token that is not greater than the one before. */
  List<String> startedOutOfTurn() {
    return database.texts(
        """
        SELECT DISTINCT id FROM (
          SELECT id, token, lag(token) OVER (PARTITION BY id ORDER BY position) AS last
          FROM job_changes WHERE state = 'running'
        ) AS starts
        WHERE token <= last
        """);
  }
}
