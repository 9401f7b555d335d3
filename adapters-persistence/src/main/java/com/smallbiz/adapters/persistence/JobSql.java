package com.smallbiz.adapters.persistence;

/**
 * The statements behind {@link JdbcJobs}. The two that every job goes through, START and SUCCEED,
 * are single updates; the others that change many rows lock them in the order of their ids first,
 * or pass over what is locked. Where two batches lock each other out all the same, PostgreSQL
 * undoes one of them, and it is repeated.
 */
final class JobSql {

  private static final String LIVE = "finished_at IS NULL";

  private static final String WAITING = "job.state IN ('scheduled', 'enqueued', 'retrying')";

  private static final String DUE_AT =
      "coalesce(job.next_attempt_at, job.scheduled_at, job.enqueued_at)";

  private static final String MICROS_UNTIL_DUE =
      "greatest(0, extract(epoch FROM %s - now()) * 1000000)::bigint".formatted(DUE_AT);

  private static final String NEW =
      """
      INSERT INTO jobs AS job (
        id, type, type_version, queue, arguments, unique_key, request_id, traceparent,
        max_attempts, redacted_arguments, attempt, token, asked_again, enqueued_at, state, scheduled_at,
        next_attempt_at)
      """;

  /** Beside a job's own columns: those of one that is new, and is {@code due} at a time. */
  private static final String NEW_AND_DUE =
      """
      0, 0, false, now(), CASE WHEN due > now() THEN 'scheduled' ELSE 'enqueued' END,
      nullif(due, now()), nullif(due, now())
      """;

  private static final String IS_SOONER =
      "job.state = 'scheduled' AND job.next_attempt_at > coalesce(excluded.next_attempt_at, now())";

  /**
   * A job that is brought forward is noted as not handed over, since the queue has it at another
   * time: should its dispatch get lost, the sweeper finds it.
   */
  private static final String UNLESS_THERE_IS_ONE =
      """
      ON CONFLICT (unique_key) WHERE unique_key IS NOT NULL AND %1$s
      DO UPDATE SET
        asked_again = job.asked_again OR job.state = 'running',
        state = CASE WHEN %2$s THEN excluded.state ELSE job.state END,
        scheduled_at = CASE WHEN %2$s THEN coalesce(excluded.scheduled_at, now())
                            ELSE job.scheduled_at END,
        next_attempt_at = CASE WHEN %2$s THEN excluded.next_attempt_at
                               ELSE job.next_attempt_at END,
        handed_over_in = CASE WHEN %2$s THEN 0 ELSE job.handed_over_in END
      RETURNING job.id, job.unique_key, job.queue, job.type, job.token, job.state,
                job.handed_over_in, %3$s AS micros
      """
          .formatted(LIVE, IS_SOONER, MICROS_UNTIL_DUE);

  private static final String DUE =
      """
      greatest(now(), coalesce(CAST(%s AS timestamptz),
                               now() + CAST(%s AS bigint) * interval '1 microsecond')) AS due
      """;

  /** As {@link #ENQUEUE_ALL}, for one. It is planned in a fraction of the time. */
  static final String ENQUEUE =
      NEW
          + """
          SELECT :id, :type, :typeVersion, :queue, CAST(:arguments AS json), :uniqueKey,
                 :requestId, :traceparent, :maxAttempts, CAST(:redacted AS text), %s
          FROM (SELECT %s) AS time
          """
              .formatted(NEW_AND_DUE, DUE.formatted(":dueAt", ":delay"))
          + UNLESS_THERE_IS_ONE;

  /**
   * Of those that share a unique key the first to be due is added. They are added in the order of
   * their keys, so that two statements that meet at several wait for each other, and never both.
   */
  static final String ENQUEUE_ALL =
      """
      WITH added AS (
        SELECT DISTINCT ON (coalesce(unique_key, id)) *
        FROM (
          SELECT *, %s
          FROM unnest(:ids, :types, :typeVersions, :queues, :arguments, :uniqueKeys, :requestIds,
                      :traceparents, :maxAttempts, :delays, :dueAts, :redacted)
            WITH ORDINALITY
            AS job (id, type, type_version, queue, arguments, unique_key, request_id, traceparent,
                    max_attempts, delay, due_at, redacted, position)
        ) AS job
        ORDER BY coalesce(unique_key, id), due, position
      )
      """
              .formatted(DUE.formatted("due_at", "delay"))
          + NEW
          + """
          SELECT CAST(id AS uuid), type, type_version, queue, CAST(arguments AS json), unique_key,
                 request_id, traceparent, max_attempts, redacted, %s
          FROM added
          """
              .formatted(NEW_AND_DUE)
          + UNLESS_THERE_IS_ONE;

  /**
   * A claim that the job already runs under is one whose first answer got lost: no new attempt. A
   * job that waits is only started under a claim later than its last: an earlier one was lost.
   */
  static final String START =
      """
      UPDATE jobs AS job SET
        state = 'running',
        attempt = CASE WHEN job.state = 'running' THEN job.attempt ELSE job.attempt + 1 END,
        token = claim.token,
        started_at = now(),
        next_attempt_at = NULL,
        asked_again = false
      FROM unnest(CAST(:ids AS uuid[]), :tokens) AS claim (id, token)
      WHERE claim.id = job.id
        AND (job.state = 'running' AND job.token = claim.token
          OR %s AND job.token < claim.token AND %s < now() + interval '1 second')
      RETURNING %s
      """
          .formatted(WAITING, DUE_AT, JobMapper.COLUMNS);

  /**
   * Of jobs that ran on workers that were lost, takes those over that are no suspects, and one
   * suspect where that is allowed. Whoever lost three workers in a row dies of it.
   */
  static final String TAKE_OVER =
      """
      WITH lost AS (
        SELECT job.id, job.token, job.attempt, job.started_at, job.crashes + 1 AS crashes,
               claim.token AS next_token
        FROM jobs AS job
        JOIN unnest(CAST(:ids AS uuid[]), :tokens) AS claim (id, token) ON claim.id = job.id
        WHERE job.state = 'running' AND job.token < claim.token
        ORDER BY job.id
        FOR UPDATE OF job
      ), taken AS (
        SELECT lost.*, lost.crashes >= :deadly AS dies
        FROM lost
        WHERE lost.crashes < :suspicious OR lost.crashes >= :deadly
          OR :suspectToo AND lost.id =
             (SELECT id FROM lost WHERE crashes >= :suspicious AND crashes < :deadly
              ORDER BY id LIMIT 1)
      ), noted AS (
        INSERT INTO job_attempts (
          job_id, token, attempt, started_at, ended_at, error_code, error_message)
        SELECT id, token, attempt, started_at, now(), :lostCode, :lostMessage FROM taken
      )
      UPDATE jobs AS job SET
        state = CASE WHEN taken.dies THEN 'dead' ELSE 'running' END,
        crashes = taken.crashes,
        token = taken.next_token,
        started_at = CASE WHEN taken.dies THEN job.started_at ELSE now() END,
        finished_at = CASE WHEN taken.dies THEN now() END,
        died_at = CASE WHEN taken.dies THEN now() END,
        last_error_code = CASE WHEN taken.dies THEN :poisonCode ELSE job.last_error_code END,
        last_error_message =
          CASE WHEN taken.dies THEN :poisonMessage ELSE job.last_error_message END,
        last_error_at = CASE WHEN taken.dies THEN now() ELSE job.last_error_at END,
        asked_again = false
      FROM taken
      WHERE job.id = taken.id
      RETURNING %s
      """
          .formatted(JobMapper.COLUMNS);

  static final String UNTIL_DUE =
      """
      SELECT job.id, CASE WHEN job.state <> 'running' THEN %s
                          WHEN job.crashes > 0 THEN 1000000
                          ELSE 5000000 END AS micros
      FROM jobs AS job
      WHERE job.id = ANY (CAST(:ids AS uuid[])) AND job.%s
      """
          .formatted(MICROS_UNTIL_DUE, LIVE);

  /** The end of nearly every job. What it leaves out is for FINISH to look at. */
  static final String SUCCEED =
      """
      UPDATE jobs AS job SET state = 'succeeded', finished_at = now(), crashes = 0
      FROM unnest(CAST(:ids AS uuid[]), :tokens) AS ending (id, token)
      WHERE ending.id = job.id AND ending.token = job.token
        AND job.state = 'running' AND NOT job.asked_again
      RETURNING job.id
      """;

  /**
   * A job that is no longer running but still under the claim's token was recorded before. A job
   * that would end but was asked for again begins anew, and is due from now on.
   */
  static final String FINISH =
      """
      WITH ended AS (
        SELECT job.id, job.token, job.attempt, job.started_at, job.state AS state_before,
               CASE WHEN ending.state IN ('succeeded', 'dead') AND job.asked_again
                    THEN 'enqueued' ELSE ending.state END AS state,
               ending.state IN ('succeeded', 'dead') AND job.asked_again AS begins_anew,
               ending.counts, ending.delay, ending.error_code, ending.error_message
        FROM jobs AS job
        JOIN unnest(CAST(:ids AS uuid[]), :tokens, :states, :counts, :delays, :errorCodes,
                    :errorMessages)
          AS ending (id, token, state, counts, delay, error_code, error_message)
          ON ending.id = job.id AND ending.token = job.token
        ORDER BY job.id
        FOR UPDATE OF job
      ), noted AS (
        INSERT INTO job_attempts (
          job_id, token, attempt, started_at, ended_at, error_code, error_message)
        SELECT id, token, attempt, started_at, now(), error_code, error_message
        FROM ended WHERE state_before = 'running' AND counts AND error_code IS NOT NULL
      ), recorded AS (
        UPDATE jobs AS job SET
          state = ended.state,
          attempt = CASE WHEN ended.begins_anew THEN 0
                         WHEN ended.counts THEN job.attempt
                         ELSE job.attempt - 1 END,
          crashes = 0,
          finished_at = CASE WHEN ended.state IN ('succeeded', 'dead') THEN now() END,
          died_at = CASE WHEN ended.state = 'dead' THEN now() END,
          scheduled_at = CASE WHEN ended.begins_anew THEN now() ELSE job.scheduled_at END,
          next_attempt_at = now() + ended.delay * interval '1 microsecond',
          last_error_code = coalesce(ended.error_code, job.last_error_code),
          last_error_message = coalesce(ended.error_message, job.last_error_message),
          last_error_at = CASE WHEN ended.error_code IS NULL THEN job.last_error_at
                               ELSE now() END,
          asked_again = false
        FROM ended
        WHERE job.id = ended.id AND ended.state_before = 'running'
        RETURNING job.id, job.state
      )
      SELECT ended.id, coalesce(recorded.state, ended.state_before) AS state
      FROM ended LEFT JOIN recorded ON recorded.id = ended.id
      """;

  static final String ATTEMPTS =
      """
      SELECT attempt, started_at, ended_at, error_code, error_message
      FROM job_attempts WHERE job_id = :id ORDER BY token
      """;

  static final String FIND =
      """
      SELECT %s FROM jobs AS job
      WHERE job.id = :id
        AND (job.state <> 'succeeded' OR job.finished_at > now() - :kept * interval '1 microsecond')
      """
          .formatted(JobMapper.COLUMNS);

  static final String FIND_LIVE =
      "SELECT job.id FROM jobs AS job WHERE job.unique_key = :uniqueKey AND job." + LIVE;

  /** What other epochs have is all that is read: what this one has may be a million rows. */
  static final String LEFTOVERS =
      """
      (%s) UNION ALL (%s)
      ORDER BY handed_over_in, enqueued_at
      LIMIT :limit
      """
          .formatted(leftovers("<"), leftovers(">"));

  private static String leftovers(String comparison) {
    return """
    SELECT job.id, job.queue, job.type, job.token, job.state, %s AS micros,
           job.handed_over_in, job.enqueued_at
    FROM jobs AS job
    WHERE job.queue = :queue AND job.%s AND job.handed_over_in %s :epoch
      AND job.enqueued_at <= now() - interval '2 seconds'
    ORDER BY job.handed_over_in, job.enqueued_at
    LIMIT :limit
    """
        .formatted(MICROS_UNTIL_DUE, LIVE, comparison);
  }

  /** A job that somebody is changing at this moment is noted next time, if it still lives then. */
  static final String HANDED_OVER =
      """
      WITH known AS (
        SELECT id FROM jobs WHERE id = ANY (CAST(:ids AS uuid[])) FOR UPDATE SKIP LOCKED
      )
      UPDATE jobs SET handed_over_in = :epoch FROM known WHERE jobs.id = known.id
      """;

  private JobSql() {}
}
