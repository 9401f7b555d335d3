package com.smallbiz.adapters.persistence;

import static com.smallbiz.adapters.persistence.Storage.reach;

import com.smallbiz.application.port.out.StorageReport;
import com.smallbiz.application.system.StorageFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What PostgreSQL tells of itself, in one statement. All of it may be read by any user, but for the
 * age of other users' transactions.
 */
final class JdbcStorageReport implements StorageReport {

  private static final String FACTS =
      """
      SELECT
        current_setting('server_version') AS version,
        extract(epoch FROM now() - pg_postmaster_start_time())::float8 AS up,
        pg_database_size(current_database()) AS bytes,
        (SELECT sum(numbackends) FROM pg_stat_database) AS connections,
        current_setting('max_connections')::int AS max_connections,
        (SELECT blks_hit::float8 / nullif(blks_hit + blks_read, 0)
         FROM pg_stat_database WHERE datname = current_database()) AS cache_hit_ratio,
        (SELECT extract(epoch FROM now() - min(xact_start))::float8
         FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()
           AND backend_type = 'client backend') AS oldest_transaction
      """;

  private final JdbcClient jdbc;

  JdbcStorageReport(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public StorageFacts facts() {
    return reach(() -> jdbc.sql(FACTS).query((row, number) -> facts(row)).single());
  }

  private static StorageFacts facts(ResultSet row) throws SQLException {
    // What a distribution adds to the version, in brackets, is of no interest.
    return new StorageFacts(
        row.getString("version").split(" ", 2)[0],
        Objects.requireNonNull(seconds(row.getDouble("up"))),
        row.getLong("bytes"),
        row.getInt("connections"),
        row.getInt("max_connections"),
        row.getObject("cache_hit_ratio", Double.class),
        seconds(row.getObject("oldest_transaction", Double.class)));
  }

  private static @Nullable Duration seconds(@Nullable Double number) {
    return number == null ? null : Duration.ofMillis(Math.max(0, (long) (number * 1_000)));
  }
}
