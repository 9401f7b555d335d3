package com.smallbiz.adapters.persistence;

import static com.smallbiz.adapters.persistence.Storage.reach;

import com.smallbiz.application.job.CronSchedule;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.Recurrence;
import com.smallbiz.application.port.out.RecurringJobs;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The times of recurring jobs in PostgreSQL. */
final class JdbcRecurringJobs implements RecurringJobs {

  private static final String INSERT =
      """
      INSERT INTO recurring_jobs AS job (name, cron, zone, next_run_at, vouched_for_at)
      VALUES (:name, :cron, :zone, :nextRun, now())
      """;

  private static final String RESTORE = INSERT + "ON CONFLICT (name) DO NOTHING";

  private static final String DEFINE =
      INSERT
          + """
      ON CONFLICT (name) DO UPDATE SET
        cron = excluded.cron,
        zone = excluded.zone,
        next_run_at = CASE WHEN (job.cron, job.zone) = (excluded.cron, excluded.zone)
                             OR job.next_run_at <= now()
                           THEN job.next_run_at ELSE excluded.next_run_at END,
        vouched_for_at = now()
      """;

  /**
   * Asked every second: what is vouched for is written once an hour. Rows that somebody else has
   * are left for the next time.
   */
  private static final String DUE =
      """
      WITH stale AS (
        SELECT name FROM recurring_jobs
        WHERE name = ANY (:names) AND vouched_for_at < now() - interval '1 hour'
          OR vouched_for_at < now() - interval '1 day'
        FOR UPDATE SKIP LOCKED
      ), vouched_for AS (
        UPDATE recurring_jobs AS job SET vouched_for_at = now()
        FROM stale WHERE job.name = stale.name AND job.name = ANY (:names)
      ), removed AS (
        DELETE FROM recurring_jobs AS job
        USING stale WHERE job.name = stale.name AND job.name <> ALL (:names)
      )
      SELECT name FROM recurring_jobs
      WHERE name = ANY (:names) AND (next_run_at <= now() AND NOT paused OR asked_at IS NOT NULL)
      """;

  private static final String TAKE =
      """
      SELECT * FROM recurring_jobs
      WHERE name = :name AND (next_run_at <= now() AND NOT paused OR asked_at IS NOT NULL)
      FOR UPDATE SKIP LOCKED
      """;

  private static final String RAN =
      """
      UPDATE recurring_jobs SET
        next_run_at = :nextRun, last_run_at = now(), last_job_id = :job, asked_at = NULL
      WHERE name = :name
      """;

  private static final String FIND = "SELECT * FROM recurring_jobs WHERE name = :name";

  private static final String LIST = "SELECT * FROM recurring_jobs ORDER BY name COLLATE \"C\"";

  private static final String ASK =
      "UPDATE recurring_jobs SET asked_at = coalesce(asked_at, now()) WHERE name = :name";

  private static final String PAUSE = "UPDATE recurring_jobs SET paused = true WHERE name = :name";

  private static final String RESUME =
      """
      UPDATE recurring_jobs SET
        paused = false,
        next_run_at = CASE WHEN paused AND next_run_at <= now() THEN :nextRun ELSE next_run_at END
      WHERE name = :name
      """;

  private final JdbcClient jdbc;

  JdbcRecurringJobs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Instant now() {
    return reach(() -> jdbc.sql("SELECT now()").query(OffsetDateTime.class).single()).toInstant();
  }

  @Override
  public void define(String name, CronSchedule schedule, Instant nextRun) {
    insert(DEFINE, name, schedule, nextRun);
  }

  @Override
  public void restore(String name, CronSchedule schedule, Instant nextRun) {
    insert(RESTORE, name, schedule, nextRun);
  }

  private void insert(String sql, String name, CronSchedule schedule, Instant nextRun) {
    reach(
        () ->
            jdbc.sql(sql)
                .param("name", name)
                .param("cron", schedule.cron())
                .param("zone", schedule.zone().getId())
                .param("nextRun", Micros.write(nextRun))
                .update());
  }

  @Override
  public Set<String> due(Set<String> names) {
    return reach(
        () -> jdbc.sql(DUE).param("names", names.toArray(String[]::new)).query(String.class).set());
  }

  @Override
  public Optional<Recurrence> take(String name) {
    return reach(
        () ->
            jdbc.sql(TAKE).param("name", name).query((row, number) -> recurrence(row)).optional());
  }

  @Override
  public void ran(String name, JobId job, Instant nextRun) {
    reach(
        () ->
            jdbc.sql(RAN)
                .param("name", name)
                .param("job", job.value())
                .param("nextRun", Micros.write(nextRun))
                .update());
  }

  @Override
  public Optional<Recurrence> find(String name) {
    return reach(
        () ->
            jdbc.sql(FIND).param("name", name).query((row, number) -> recurrence(row)).optional());
  }

  @Override
  public List<Recurrence> list() {
    return reach(() -> jdbc.sql(LIST).query((row, number) -> recurrence(row)).list());
  }

  @Override
  public boolean ask(String name) {
    return reach(() -> jdbc.sql(ASK).param("name", name).update()) == 1;
  }

  @Override
  public boolean pause(String name) {
    return reach(() -> jdbc.sql(PAUSE).param("name", name).update()) == 1;
  }

  @Override
  public boolean resume(String name, Instant nextRun) {
    return reach(
            () ->
                jdbc.sql(RESUME)
                    .param("name", name)
                    .param("nextRun", Micros.write(nextRun))
                    .update())
        == 1;
  }

  private static Recurrence recurrence(ResultSet row) throws SQLException {
    UUID lastJob = row.getObject("last_job_id", UUID.class);
    return new Recurrence(
        row.getString("name"),
        new CronSchedule(row.getString("cron"), ZoneId.of(row.getString("zone"))),
        Micros.read(row, "next_run_at"),
        row.getBoolean("paused"),
        Micros.readNullable(row, "last_run_at"),
        lastJob == null ? null : new JobId(lastJob),
        Micros.readNullable(row, "asked_at"));
  }
}
