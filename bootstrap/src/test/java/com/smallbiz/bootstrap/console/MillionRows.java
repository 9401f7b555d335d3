package com.smallbiz.bootstrap.console;

import com.smallbiz.bootstrap.story.Servers;

/**
 * A shop that has been busy for half a year: a million jobs in all states, of several types and
 * queues, of which one is rare; two hundred thousand orders, half of whose customers come again and
 * again; a hundred thousand presses of buttons.
 */
final class MillionRows {

  private MillionRows() {}

  static void insert(Servers servers) {
    servers.sql(ID);
    servers.sql(ORDERS);
    servers.sql(LINE_ITEMS);
    servers.sql(SYNC_ATTEMPTS);
    servers.sql(JOB_ROWS);
    servers.sql(JOB_ATTEMPTS);
    servers.sql(AUDIT_LOG);
    servers.sql(STATISTICS);
    servers.sql("VACUUM (ANALYZE)");
  }

  /** Ids of a time, as the application makes them, and the same ones for the same numbers. */
  private static final String ID =
      """
      CREATE FUNCTION id_of(at timestamptz, n bigint) RETURNS uuid LANGUAGE sql AS $$
        SELECT CAST(lpad(to_hex(CAST(extract(epoch FROM at) * 1000 AS bigint)), 12, '0')
                    || '7' || substr(md5(n::text), 1, 3)
                    || '8' || substr(md5(n::text), 4, 15) AS uuid)
      $$
      """;

  private static final String ORDERS =
      """
      INSERT INTO orders (id, version, status, customer_name, customer_key, currency, total_cents,
        revision, sync_status, external_id, last_synced_at, last_sync_error, created_at, updated_at)
      SELECT id_of(at, n), 2,
        CASE WHEN n % 20 = 0 THEN 'cancelled' WHEN n % 5 = 1 THEN 'draft'
             WHEN n % 3 = 0 THEN 'submitted' ELSE 'fulfilled' END,
        name, upper(name), 'USD', 2500, 1, sync,
        CASE WHEN sync = 'synced' THEN 'EXT-' || n END, CASE WHEN sync = 'synced' THEN at END,
        CASE WHEN sync = 'failed' THEN 'The external order system answered ' || 500 + n % 5 END,
        at, at
      FROM (
        SELECT n, now() - n * interval '78 seconds' AS at,
          CASE WHEN n % 4 = 0 THEN 'Ada Lovelace' WHEN n % 4 = 1 THEN 'Grace Hopper'
               ELSE 'Customer ' || n % 5000 END AS name,
          CASE WHEN n % 4 = 0 THEN 'synced' WHEN n % 10 = 7 THEN 'failed'
               WHEN n % 17 = 0 THEN 'pending' WHEN n % 9973 = 0 THEN 'syncing'
               ELSE 'synced' END AS sync
        FROM generate_series(1, 200000) AS n) AS numbered
      """;

  private static final String LINE_ITEMS =
      """
      INSERT INTO line_items (order_id, position, description, quantity, unit_price_cents)
      SELECT id, 0, 'Blue mug', 2, 1250 FROM orders
      """;

  private static final String SYNC_ATTEMPTS =
      """
      INSERT INTO order_sync_attempts (order_id, started_at, took_micros, outcome, answer, revision,
        job_id, job_attempt, request_id)
      SELECT id, created_at, 150000, 'unavailable', 'It answered 503', 1, id, 1, 'r' FROM orders
      """;

  /** Each state has its time, so that a list of all jobs has to pass over many. */
  private static final String JOB_ROWS =
      """
      INSERT INTO jobs (id, type, type_version, queue, arguments, request_id, traceparent,
        unique_key, state, attempt, max_attempts, token, enqueued_at, scheduled_at, started_at,
        finished_at, died_at, next_attempt_at, last_error_code, last_error_message, last_error_at,
        asked_again)
      SELECT id_of(at, n), type, 1,
        CASE WHEN type IN ('send_mail', 'rare') THEN 'mail'
             WHEN type = 'ping' THEN 'default' ELSE 'integrations' END,
        '{}', 'r', 't', CASE WHEN type = 'sync_order' AND ended IS NULL THEN 'key:' || n END,
        state, 3, 25, 3, at, CASE WHEN state = 'scheduled' THEN due END, at, ended,
        CASE WHEN state = 'dead' THEN ended END, due,
        CASE WHEN failed THEN 'external_unavailable' END,
        CASE WHEN failed THEN 'The external order system answered ' || 500 + n % 5 END,
        CASE WHEN failed THEN at END, false
      FROM (
        SELECT *, state IN ('dead', 'retrying') AS failed,
          CASE WHEN state IN ('dead', 'succeeded') THEN at END AS ended,
          CASE WHEN state IN ('retrying', 'scheduled')
               THEN now() + interval '2 hours' + n * interval '1 second' END AS due
        FROM (
          SELECT n,
            CASE WHEN n % 50000 = 7 THEN 'rare' WHEN n % 4 = 0 THEN 'ping'
                 WHEN n % 4 = 1 THEN 'send_mail' ELSE 'sync_order' END AS type,
            CASE WHEN n <= 200000 THEN 'dead' WHEN n <= 300000 THEN 'retrying'
                 WHEN n <= 400000 THEN 'scheduled' WHEN n <= 500000 THEN 'enqueued'
                 ELSE 'succeeded' END AS state,
            CASE WHEN n <= 200000 THEN now() - interval '9 days' + n * interval '3 seconds'
                 WHEN n <= 500000 THEN now() - interval '2 days' + n * interval '0.2 seconds'
                 ELSE now() - interval '30 hours' + (n - 500000) * interval '0.2 seconds'
            END AS at
          FROM generate_series(1, 1000000) AS n) AS numbered) AS job
      """;

  private static final String JOB_ATTEMPTS =
      """
      INSERT INTO job_attempts
      SELECT id, 1, 1, at, at, last_error_code, last_error_message
      FROM (SELECT *, enqueued_at AS at FROM jobs WHERE last_error_code IS NOT NULL) AS failed
      """;

  private static final String AUDIT_LOG =
      """
      INSERT INTO audit_log
      SELECT id_of(at, n), at, CASE WHEN n % 1000 = 0 THEN 'grace' ELSE 'ada' END,
        'retry jobs', '3 dead jobs', md5(n::text), 'done', '3 jobs are retried'
      FROM (SELECT n, now() - n * interval '150 seconds' AS at
            FROM generate_series(1, 100000) AS n) AS numbered
      """;

  private static final String STATISTICS =
      """
      INSERT INTO job_statistics
      SELECT resolution, period, type, 20, 3, 3000000, array_fill(1::bigint, array[46])
      FROM (
        SELECT 'day' AS resolution, date_trunc('day', now()) - n * interval '1 day' AS period
        FROM generate_series(1, 183) AS n
        UNION ALL
        SELECT 'minute', date_trunc('minute', now()) - n * interval '1 minute'
        FROM generate_series(1, 4379) AS n) AS period
      CROSS JOIN unnest(array['sync_order', 'ping', 'send_mail', 'rare']) AS type
      """;
}
