package com.smallbiz.adapters.persistence;

/**
 * The statements behind {@link JdbcJobs}. Those that change many rows lock them in the order of
 * their ids first: two that meet wait for each other, and never both.
 */
final class JobSql {

  private static final String LIVE = "state IN ('scheduled', 'enqueued', 'running', 'retrying')";

  private static final String WAITING = "job.state IN ('scheduled', 'enqueued', 'retrying')";

  private static final String DUE_AT =
      "coalesce(job.next_attempt_at, job.scheduled_at, job.enqueued_at)";

  private static final String MICROS_UNTIL_DUE =
      "greatest(0, extract(epoch FROM %s - now()) * 1000000)::bigint".formatted(DUE_AT);

  static final String ENQUEUE =
      """
      INSERT INTO jobs AS job (
        id, type, type_version, queue, arguments, unique_key, request_id, traceparent,
        state, attempt, max_attempts, token, enqueued_at, asked_again)
      VALUES (
        :id, :type, :typeVersion, :queue, CAST(:arguments AS json), :uniqueKey, :requestId,
        :traceparent, 'enqueued', 0, :maxAttempts, 0, now(), false)
      ON CONFLICT (unique_key) WHERE unique_key IS NOT NULL AND %s
      DO UPDATE SET asked_again = job.asked_again OR job.state = 'running'
      RETURNING id
      """
          .formatted(LIVE);

  /**
   * A claim that the job already runs under is one whose first answer got lost: no new attempt. A
   * job that waits is only started under a claim later than its last: an earlier one was lost.
   */
  static final String START =
      """
      WITH startable AS (
        SELECT job.id, claim.token
        FROM jobs AS job
        JOIN unnest(CAST(:ids AS uuid[]), :tokens) AS claim (id, token) ON claim.id = job.id
        WHERE job.state = 'running' AND job.token <= claim.token
          OR %s AND job.token < claim.token AND %s < now() + interval '1 second'
        ORDER BY job.id
        FOR UPDATE OF job
      )
      UPDATE jobs AS job SET
        state = 'running',
        attempt = CASE WHEN job.state = 'running' AND job.token = startable.token
                       THEN job.attempt ELSE job.attempt + 1 END,
        token = startable.token,
        started_at = now(),
        next_attempt_at = NULL,
        asked_again = false
      FROM startable
      WHERE job.id = startable.id
      RETURNING %s
      """
          .formatted(WAITING, DUE_AT, JobMapper.COLUMNS);

  static final String UNTIL_DUE =
      """
      SELECT job.id, CASE WHEN job.state = 'running' THEN 5000000 ELSE %s END AS micros
      FROM jobs AS job
      WHERE job.id = ANY (CAST(:ids AS uuid[])) AND job.%s
      """
          .formatted(MICROS_UNTIL_DUE, LIVE);

  /**
   * A job that is no longer running but still under the claim's token was recorded before. A job
   * that would end but was asked for again begins anew.
   */
  static final String FINISH =
      """
      WITH ended AS (
        SELECT job.id, job.state AS state_before, job.asked_again,
               ending.state IN ('succeeded', 'dead') AS ends,
               ending.state, ending.counts, ending.delay, ending.error_code, ending.error_message
        FROM jobs AS job
        JOIN unnest(CAST(:ids AS uuid[]), :tokens, :states, :counts, :delays, :errorCodes,
                    :errorMessages)
          AS ending (id, token, state, counts, delay, error_code, error_message)
          ON ending.id = job.id AND ending.token = job.token
        ORDER BY job.id
        FOR UPDATE OF job
      ), recorded AS (
        UPDATE jobs AS job SET
          state = CASE WHEN ended.ends AND ended.asked_again THEN 'enqueued' ELSE ended.state END,
          attempt = CASE WHEN ended.ends AND ended.asked_again THEN 0
                         WHEN ended.counts THEN job.attempt
                         ELSE job.attempt - 1 END,
          finished_at = CASE WHEN ended.ends AND NOT ended.asked_again THEN now() END,
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

  static final String FIND =
      "SELECT %s FROM jobs AS job WHERE job.id = :id".formatted(JobMapper.COLUMNS);

  static final String FIND_LIVE =
      "SELECT job.id FROM jobs AS job WHERE job.unique_key = :uniqueKey AND job." + LIVE;

  static final String SUMMARIZE =
      """
      SELECT queue.name,
             count(*) FILTER (WHERE job.is_waiting AND job.due_at <= now()) AS depth,
             count(*) FILTER (WHERE job.state = 'scheduled' AND job.due_at > now()) AS scheduled,
             count(*) FILTER (WHERE job.state = 'retrying' AND job.due_at > now()) AS retrying,
             count(*) FILTER (WHERE job.state = 'dead') AS dead,
             count(*) FILTER (WHERE job.state = 'running') AS running,
             coalesce(extract(epoch FROM now() - min(job.due_at)
               FILTER (WHERE job.is_waiting AND job.due_at <= now())) * 1000000, 0)::bigint
               AS latency
      FROM unnest(:queues) WITH ORDINALITY AS queue (name, position)
      LEFT JOIN LATERAL (
        SELECT job.state, %s AS is_waiting, %s AS due_at FROM jobs AS job
        WHERE job.queue = queue.name AND job.state <> 'succeeded'
      ) AS job ON true
      GROUP BY queue.name, queue.position
      ORDER BY queue.position
      """
          .formatted(WAITING, DUE_AT);

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

  static final String HANDED_OVER =
      """
      WITH known AS (
        SELECT id FROM jobs WHERE id = ANY (CAST(:ids AS uuid[])) ORDER BY id FOR UPDATE
      )
      UPDATE jobs SET handed_over_in = :epoch FROM known WHERE jobs.id = known.id
      """;

  private JobSql() {}
}
