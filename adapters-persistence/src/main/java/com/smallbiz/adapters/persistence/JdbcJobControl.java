package com.smallbiz.adapters.persistence;

import static com.smallbiz.adapters.persistence.Storage.reach;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobAction;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobRefused;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.port.out.JobControl;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The operator's hand on jobs in PostgreSQL. Every statement locks the jobs first, in the order of
 * their ids, and decides by the state that they have then: whoever starts or finishes one of them
 * meanwhile waits, or has been waited for.
 */
final class JdbcJobControl implements JobControl {

  private static final String FIND_FOR_UPDATE =
      "SELECT %s FROM jobs AS job WHERE job.id = :id AND %s FOR UPDATE"
          .formatted(JobMapper.COLUMNS, JobPages.SHOWN);

  private static final String HOLD =
      """
      SELECT id FROM jobs WHERE id = ANY (CAST(:ids AS uuid[])) AND state = :state
      ORDER BY id FOR UPDATE
      """;

  /**
   * What the queue knew of the job says nothing any more: it may have forgotten a dead one, and it
   * keeps one that waits for its time. So the sweeper is to hand it in, if nobody is quicker. A
   * time that has not come gives way to this one, or the job would wait for it once it is handed
   * back. It is not the very time of the next attempt, by which a scheduled job is known.
   */
  private static final String RETRY =
      """
      WITH allowed AS (%s), alone AS (
        SELECT DISTINCT ON (unique_key, CASE WHEN unique_key IS NULL THEN id END) id
        FROM allowed
        WHERE NOT EXISTS (
          SELECT FROM jobs AS other
          WHERE other.unique_key = allowed.unique_key AND other.finished_at IS NULL
            AND other.id <> allowed.id)
        ORDER BY unique_key, CASE WHEN unique_key IS NULL THEN id END, id DESC
      )
      UPDATE jobs AS job SET
        state = 'retrying',
        attempt = CASE WHEN job.state = 'dead' THEN 0 ELSE job.attempt END,
        crashes = 0,
        finished_at = NULL,
        died_at = NULL,
        next_attempt_at = now(),
        scheduled_at = CASE WHEN job.scheduled_at > now() THEN now() - interval '1 microsecond'
                            ELSE job.scheduled_at END,
        handed_over_in = 0
      FROM alone
      WHERE job.id = alone.id
      RETURNING %s
      """
          .formatted(allowing(JobAction.RETRY), JobMapper.COLUMNS);

  private static final String KILL =
      """
      WITH allowed AS (%s)
      UPDATE jobs AS job SET
        state = 'dead',
        finished_at = now(),
        died_at = now(),
        next_attempt_at = NULL,
        last_error_code = :code,
        last_error_message = :message,
        last_error_at = now()
      FROM allowed
      WHERE job.id = allowed.id
      RETURNING %s
      """
          .formatted(allowing(JobAction.KILL), JobMapper.COLUMNS);

  private static final String DELETE =
      "WITH allowed AS (%s) DELETE FROM jobs USING allowed WHERE jobs.id = allowed.id"
          .formatted(allowing(JobAction.DELETE));

  private final JdbcClient jdbc;

  JdbcJobControl(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Job> findForUpdate(JobId id) {
    return reach(
        () -> jdbc.sql(FIND_FOR_UPDATE).param("id", id.value()).query(new JobMapper()).optional());
  }

  @Override
  public List<JobId> hold(Collection<JobId> ids, JobState state) {
    return reach(
        () ->
            on(ids, HOLD)
                .param("state", Names.of(state))
                .query((row, number) -> new JobId(row.getObject("id", UUID.class)))
                .list());
  }

  @Override
  public List<Job> retry(Collection<JobId> ids) {
    try {
      return reach(() -> on(ids, RETRY).query(new JobMapper()).list());
    } catch (DuplicateKeyException overtaken) {
      throw JobRefused.replaced();
    }
  }

  @Override
  public List<Job> kill(Collection<JobId> ids, JobError reason) {
    return reach(
        () ->
            on(ids, KILL)
                .param("code", reason.code())
                .param("message", reason.message())
                .query(new JobMapper())
                .list());
  }

  @Override
  public int delete(Collection<JobId> ids) {
    return reach(() -> on(ids, DELETE).update());
  }

  private JdbcClient.StatementSpec on(Collection<JobId> ids, String sql) {
    return jdbc.sql(sql).param("ids", ids.stream().map(JobId::toString).toArray(String[]::new));
  }

  /** Those of the jobs whose state allows the action, locked. */
  private static String allowing(JobAction action) {
    String states =
        action.states().stream()
            .map(state -> "'%s'".formatted(Names.of(state)))
            .sorted()
            .collect(Collectors.joining(", "));
    return """
    SELECT id, unique_key FROM jobs
    WHERE id = ANY (CAST(:ids AS uuid[])) AND state IN (%s)
    ORDER BY id FOR UPDATE
    """
        .formatted(states);
  }
}
