package com.smallbiz.adapters.persistence;

import static com.smallbiz.adapters.persistence.Storage.reach;

import com.smallbiz.application.idempotency.Answer;
import com.smallbiz.application.idempotency.Answer.Header;
import com.smallbiz.application.idempotency.IdempotentRequest;
import com.smallbiz.application.idempotency.Reservation;
import com.smallbiz.application.port.out.IdempotencyKeys;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Idempotency keys in PostgreSQL.
 *
 * <p>The primary key decides who is first. Alone, it would have the second wait until the first is
 * committed, with a connection in its hand; so who wants to be the first takes an advisory lock
 * beforehand that lasts as long as the transaction, and does not wait for it.
 */
final class JdbcIdempotencyKeys implements IdempotencyKeys {

  /** Rows that one statement removes. */
  private static final int BATCH = 5_000;

  private static final long REMEMBERED_FOR =
      TimeUnit.MICROSECONDS.convert(IdempotentRequest.REMEMBERED_FOR);

  /**
   * Reserves nothing where the lock is another's, nor where the key is remembered. The seed of the
   * hash, "idemkeys" in ASCII, keeps these locks apart from those of others.
   */
  private static final String RESERVE =
      """
      INSERT INTO idempotency_keys AS known (owner, key, fingerprint, created_at)
      SELECT :owner, :key, :fingerprint, now()
      WHERE pg_try_advisory_xact_lock(
        hashtextextended(CAST(:owner AS text) || CAST(:key AS text), x'6964656d6b657973'::bigint))
      ON CONFLICT (owner, key) DO UPDATE SET
        fingerprint = excluded.fingerprint, created_at = excluded.created_at,
        status = NULL, headers = NULL, body = NULL
      WHERE known.created_at <= now() - :rememberedFor * interval '1 microsecond'
      """;

  /** In a statement of its own, which sees what was committed while the lock was asked for. */
  private static final String FIND =
      """
      SELECT fingerprint, status, headers, body FROM idempotency_keys
      WHERE owner = :owner AND key = :key
        AND created_at > now() - :rememberedFor * interval '1 microsecond'
      """;

  private static final String STORE =
      """
      UPDATE idempotency_keys SET status = :status, headers = :headers, body = :body
      WHERE owner = :owner AND key = :key
      """;

  /** A key that is taken anew meanwhile is left alone. */
  private static final String REMOVE_EXPIRED =
      """
      WITH expired AS (
        SELECT owner, key FROM idempotency_keys
        WHERE created_at <= now() - :rememberedFor * interval '1 microsecond'
        ORDER BY created_at
        LIMIT :limit
      )
      DELETE FROM idempotency_keys AS known USING expired
      WHERE known.owner = expired.owner AND known.key = expired.key
        AND known.created_at <= now() - :rememberedFor * interval '1 microsecond'
      """;

  private final JdbcClient jdbc;

  JdbcIdempotencyKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Reservation reserve(IdempotentRequest request) {
    return reach(
        () -> {
          boolean first =
              of(RESERVE, request)
                      .param("fingerprint", request.fingerprint())
                      .param("rememberedFor", REMEMBERED_FOR)
                      .update()
                  == 1;
          return first
              ? new Reservation.Granted()
              : find(request).orElseGet(Reservation.InFlight::new);
        });
  }

  private Optional<Reservation> find(IdempotentRequest request) {
    return of(FIND, request)
        .param("rememberedFor", REMEMBERED_FOR)
        .<Reservation>query(
            (row, number) ->
                new Reservation.Answered(
                    row.getString("fingerprint"),
                    new Answer(row.getInt("status"), headers(row), row.getBytes("body"))))
        .optional();
  }

  @Override
  public void store(IdempotentRequest request, Answer answer) {
    int stored =
        reach(
            () ->
                of(STORE, request)
                    .param("status", answer.status())
                    .param(
                        "headers",
                        answer.headers().stream()
                            .map(header -> header.name() + ": " + header.value())
                            .toArray(String[]::new))
                    .param("body", answer.body())
                    .update());
    if (stored != 1) {
      throw new IllegalStateException("an answer without a reservation");
    }
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
    return reach(
        () ->
            jdbc.sql(REMOVE_EXPIRED)
                .param("rememberedFor", REMEMBERED_FOR)
                .param("limit", BATCH)
                .update());
  }

  private JdbcClient.StatementSpec of(String sql, IdempotentRequest request) {
    return jdbc.sql(sql).param("owner", request.owner()).param("key", request.key());
  }

  private static List<Header> headers(ResultSet row) throws SQLException {
    Array lines = row.getArray("headers");
    return Arrays.stream((String[]) lines.getArray())
        .map(line -> line.split(": ", 2))
        .map(parts -> new Header(parts[0], parts[1]))
        .toList();
  }
}
