package com.smallbiz.bootstrap.console;

import com.smallbiz.bootstrap.story.Servers;

/**
 * A shop after a night in which not all went well: some orders were refused, and the external
 * system was away for a while. Written behind the application's back, since none of it can be asked
 * for.
 */
final class SampleData {

  private SampleData() {}

  static void insert(Servers servers) {
    servers.sql(ORDERS);
    servers.sql(LINE_ITEMS);
    servers.sql(JOBS);
    servers.sql(ATTEMPTS);
    servers.sql(STATISTICS);
  }

  /**
   * What is done in the two seconds of so many: busier and less busy, and now and then a failure.
   */
  static void finishJobs(Servers servers, int moment) {
    long finished = Math.round(14 + 9 * Math.sin(moment / 4.0));
    servers.sql(FINISHED_TODAY.formatted(finished, moment % 11 == 0 ? 2 : 0));
  }

  private static final String ORDERS =
      """
      WITH people AS (
        SELECT name, row_number() OVER () AS n
        FROM unnest(string_to_array(
          'Ada Lovelace,Grace Hopper,Katherine Johnson,Seki Takakazu,Emmy Noether,'
          || 'Mary Jackson,Hedy Lamarr,Sofia Kovalevskaya,Srinivasa Ramanujan,Alan Turing,'
          || 'Chien-Shiung Wu,Maryam Mirzakhani,Dorothy Vaughan,Edsger Dijkstra,Barbara Liskov,'
          || 'Tu Youyou,Niels Abel,Rosalind Franklin,Évariste Galois,Annie Easley', ','))
          AS name),
      orders_of_the_night AS (
        SELECT n, name, visit,
          CASE WHEN (n + visit) % 7 = 3 THEN 'failed'
               WHEN (n + visit) % 9 = 4 THEN 'pending'
               ELSE 'synced' END AS sync,
          now() - (n * 21 + visit * 430) * interval '1 minute' AS at
        FROM people, generate_series(0, 1) AS visit)
      INSERT INTO orders (id, version, status, customer_name, customer_key, customer_email,
        currency, total_cents, revision, sync_status, external_id, last_synced_at,
        last_sync_error, created_at, updated_at)
      SELECT gen_random_uuid(), 2,
        (ARRAY['draft', 'submitted', 'submitted', 'fulfilled', 'cancelled'])[1 + n % 5],
        name, lower(name), lower(replace(name, ' ', '.')) || '@example.com',
        (ARRAY['USD', 'EUR', 'USD'])[1 + n % 3], 1250 * (1 + n % 4), 1, sync,
        CASE WHEN sync = 'synced' THEN 'EXT-' || (1000 + n * 2 + visit) END,
        CASE WHEN sync = 'synced' THEN at + interval '2 seconds' END,
        CASE WHEN sync = 'failed' THEN
          CASE WHEN n % 2 = 0 THEN 'The external order system answered 503'
               ELSE 'The external order system answered 422: the address is not known' END END,
        at, at
      FROM orders_of_the_night
      """;

  private static final String LINE_ITEMS =
      """
      INSERT INTO line_items (order_id, position, sku, description, quantity, unit_price_cents)
      SELECT id, 0, 'MUG-1', 'Blue mug', total_cents / 1250, 1250 FROM orders
      """;

  /** They wait for later, so that no worker takes them meanwhile. */
  private static final String JOBS =
      """
      INSERT INTO jobs (id, type, type_version, queue, arguments, unique_key, request_id,
        traceparent, state, attempt, max_attempts, token, enqueued_at, scheduled_at, started_at,
        finished_at, died_at, next_attempt_at, last_error_code, last_error_message, last_error_at,
        asked_again)
      SELECT gen_random_uuid(), 'sync_order', 1, 'integrations',
        json_build_object('order_id', id), 'order-sync:' || id, 'night-' || left(id::text, 8),
        '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
        kind, CASE kind WHEN 'dead' THEN 3 WHEN 'retrying' THEN 2 ELSE 0 END, 10,
        CASE kind WHEN 'scheduled' THEN 0 ELSE 3 END, created_at,
        CASE kind WHEN 'scheduled' THEN now() + interval '3 hours' END,
        CASE kind WHEN 'scheduled' THEN NULL ELSE created_at + interval '9 minutes' END,
        CASE kind WHEN 'dead' THEN created_at + interval '10 minutes' END,
        CASE kind WHEN 'dead' THEN created_at + interval '10 minutes' END,
        CASE WHEN kind = 'retrying' THEN now() + interval '40 minutes'
          WHEN kind = 'scheduled' THEN now() + interval '3 hours' END,
        CASE kind WHEN 'scheduled' THEN NULL ELSE 'external_system_failed' END,
        CASE kind WHEN 'scheduled' THEN NULL
          ELSE coalesce(last_sync_error, 'The external order system did not answer in time') END,
        CASE kind WHEN 'scheduled' THEN NULL ELSE created_at + interval '10 minutes' END,
        false
      FROM (
        SELECT *, CASE
          WHEN sync_status = 'failed' THEN 'dead'
          WHEN row_number() OVER (PARTITION BY sync_status ORDER BY created_at) % 2 = 0
            THEN 'retrying' ELSE 'scheduled' END AS kind
        FROM orders WHERE sync_status IN ('failed', 'pending')) AS waiting
      """;

  private static final String ATTEMPTS =
      """
      INSERT INTO job_attempts (job_id, token, attempt, started_at, ended_at, error_code,
        error_message)
      SELECT id, attempt_made, attempt_made,
        enqueued_at + attempt_made * interval '3 minutes',
        enqueued_at + attempt_made * interval '3 minutes' + interval '350 milliseconds',
        last_error_code, last_error_message
      FROM jobs, generate_series(1, 3) AS attempt_made
      WHERE attempt_made <= attempt AND last_error_code IS NOT NULL
      """;

  /** A day by the minute and three months by the day; the night was slower, and worse. */
  private static final String STATISTICS =
      """
      WITH moments AS (
        SELECT 'minute' AS resolution, date_trunc('minute', now()) - ago * interval '7 minutes' AS at,
          3 + 2 * sin(ago / 9.0) AS load, ago BETWEEN 60 AND 95 AS bad
        FROM generate_series(1, 600) AS ago
        UNION ALL
        SELECT 'day', date_trunc('day', now(), 'UTC') - ago * interval '1 day',
          700 + 250 * sin(ago / 4.0), ago IN (1, 17, 44)
        FROM generate_series(1, 180) AS ago),
      kinds (type, usual, share) AS (VALUES ('sync_order', 15, 1.0), ('ping', 2, 0.3)),
      runs AS (
        SELECT resolution, at, type, bad AND type = 'sync_order' AS bad,
          (SELECT array_agg(round(load * share * 0.45
                * exp(-power(place - usual - CASE WHEN bad THEN 8 ELSE 0 END, 2) / 5.0))::bigint
              ORDER BY place)
            FROM generate_series(0, 45) AS place) AS histogram
        FROM moments, kinds),
      counted AS (
        SELECT *, (SELECT sum(runs) FROM unnest(histogram) AS runs) AS total FROM runs)
      INSERT INTO job_statistics
        (resolution, period, type, succeeded, failed, micros, histogram)
      SELECT resolution, at, type, total - CASE WHEN bad THEN total / 2 ELSE 0 END,
        CASE WHEN bad THEN total / 2 ELSE 0 END, total * CASE WHEN bad THEN 2700000 ELSE 180000 END, histogram
      FROM counted WHERE total > 0
      ON CONFLICT DO NOTHING
      """;

  private static final String FINISHED_TODAY =
      """
      INSERT INTO job_statistics
        (resolution, period, type, succeeded, failed, micros, histogram)
      SELECT resolution, date_trunc('day', now(), 'UTC'), type, %d, %d, 0, histogram
      FROM job_statistics WHERE resolution = 'day' AND type = 'sync_order'
      ORDER BY period DESC LIMIT 1
      ON CONFLICT (resolution, period, type) DO UPDATE
        SET succeeded = job_statistics.succeeded + EXCLUDED.succeeded,
            failed = job_statistics.failed + EXCLUDED.failed
      """;
}
