package com.smallbiz.adapters.persistence;

import static com.smallbiz.adapters.persistence.Storage.reach;

import com.smallbiz.application.key.ApiKey;
import com.smallbiz.application.key.ApiKeyId;
import com.smallbiz.application.key.KeyDigest;
import com.smallbiz.application.key.NewApiKey;
import com.smallbiz.application.key.Scope;
import com.smallbiz.application.port.out.ApiKeys;
import com.smallbiz.application.port.out.StorageUnavailable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** API keys in PostgreSQL, by whose clock they expire. */
final class JdbcApiKeys implements ApiKeys {

  private static final Logger LOGGER = LoggerFactory.getLogger(JdbcApiKeys.class);

  private static final String INSERT =
      """
      INSERT INTO api_keys (id, name, digest, last_four, scopes, created_at, expires_at)
      VALUES (:id, :name, decode(:digest, 'hex'), :lastFour, :scopes, now(),
        now() + CAST(:micros AS bigint) * interval '1 microsecond')
      RETURNING *
      """;

  private static final String FIND_VALID =
      """
      SELECT * FROM api_keys
      WHERE digest = decode(:digest, 'hex')
        AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())
      """;

  private static final String REVOKE =
      "UPDATE api_keys SET revoked_at = coalesce(revoked_at, now()) WHERE id = :id";

  /** Whoever finds the row taken need not wait: somebody is about to note the same. */
  private static final String NOTE_USE =
      """
      UPDATE api_keys SET last_used_at = now()
      WHERE id = (
        SELECT id FROM api_keys
        WHERE id = :id
          AND (last_used_at IS NULL OR last_used_at < now() - :micros * interval '1 microsecond')
        FOR NO KEY UPDATE SKIP LOCKED)
      """;

  private final JdbcClient jdbc;

  JdbcApiKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public ApiKey add(NewApiKey key) {
    Duration timeToLive = key.timeToLive();
    return reach(
        () ->
            jdbc.sql(INSERT)
                .param("id", key.id().value())
                .param("name", key.name())
                .param("digest", key.digest().hex())
                .param("lastFour", key.lastFour())
                .param("scopes", key.scopes().stream().map(Scope::text).toArray(String[]::new))
                .param("micros", timeToLive == null ? null : micros(timeToLive))
                .query((row, number) -> apiKey(row))
                .single());
  }

  @Override
  public Optional<ApiKey> findValid(KeyDigest digest) {
    return reach(
        () ->
            jdbc.sql(FIND_VALID)
                .param("digest", digest.hex())
                .query((row, number) -> apiKey(row))
                .optional());
  }

  @Override
  public Optional<ApiKey> recall(KeyDigest digest) {
    return Optional.empty();
  }

  @Override
  public boolean wasValid(KeyDigest digest) {
    return false;
  }

  @Override
  public List<ApiKey> all() {
    return reach(
        () ->
            jdbc.sql("SELECT * FROM api_keys ORDER BY id")
                .query((row, number) -> apiKey(row))
                .list());
  }

  @Override
  public boolean revoke(ApiKeyId id) {
    return reach(() -> jdbc.sql(REVOKE).param("id", id.value()).update()) > 0;
  }

  @Override
  public void noteUse(ApiKeyId id) {
    try {
      reach(
          () ->
              jdbc.sql(NOTE_USE)
                  .param("id", id.value())
                  .param("micros", micros(USE_ACCURACY))
                  .update());
    } catch (StorageUnavailable | DataAccessException failure) {
      LOGGER.warn("the use of the API key {} could not be noted: {}", id, failure.getMessage());
    }
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }

  private static ApiKey apiKey(ResultSet row) throws SQLException {
    return new ApiKey(
        new ApiKeyId(row.getObject("id", UUID.class)),
        row.getString("name"),
        row.getString("last_four"),
        scopes((String[]) row.getArray("scopes").getArray()),
        Micros.read(row, "created_at"),
        Micros.readNullable(row, "expires_at"),
        Micros.readNullable(row, "revoked_at"),
        Micros.readNullable(row, "last_used_at"));
  }

  /** One that a later version knows and this does not allows nothing here. */
  private static Set<Scope> scopes(String[] texts) {
    return Arrays.stream(texts)
        .flatMap(text -> Scope.of(text).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
