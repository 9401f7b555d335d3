package com.smallbiz.application.testkit;

import static java.time.temporal.ChronoUnit.MICROS;

import com.smallbiz.application.key.ApiKey;
import com.smallbiz.application.key.ApiKeyId;
import com.smallbiz.application.key.KeyDigest;
import com.smallbiz.application.key.NewApiKey;
import com.smallbiz.application.port.out.ApiKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** API keys in memory. The clock is the storage's. */
public final class InMemoryApiKeys implements ApiKeys {

  private final InMemoryTransactions database;
  private final Map<ApiKeyId, Row> table;
  private final Clock clock;

  private record Row(KeyDigest digest, ApiKey key) {}

  public InMemoryApiKeys(InMemoryTransactions database, Clock clock) {
    this.database = database;
    this.table = database.newTable();
    this.clock = clock;
  }

  @Override
  public ApiKey add(NewApiKey added) {
    Instant now = now();
    Duration timeToLive = added.timeToLive();
    var key =
        new ApiKey(
            added.id(),
            added.name(),
            added.lastFour(),
            added.scopes(),
            now,
            timeToLive == null ? null : now.plus(timeToLive).truncatedTo(MICROS),
            null,
            null);
    database.exclusively(() -> table.put(key.id(), new Row(added.digest(), key)));
    return key;
  }

  @Override
  public Optional<ApiKey> findValid(KeyDigest digest) {
    return database.exclusively(
        () ->
            table.values().stream()
                .filter(row -> row.digest().equals(digest) && row.key().isValidAt(now()))
                .map(Row::key)
                .findFirst());
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
    return database.exclusively(
        () ->
            table.values().stream()
                .map(Row::key)
                .sorted(Comparator.comparing(key -> key.id().toString()))
                .toList());
  }

  @Override
  public boolean revoke(ApiKeyId id) {
    return change(id, key -> key.revokedAt() == null ? with(key, now(), key.lastUsedAt()) : key);
  }

  @Override
  public void noteUse(ApiKeyId id) {
    change(
        id,
        key -> {
          Instant noted = key.lastUsedAt();
          return noted == null || noted.isBefore(now().minus(USE_ACCURACY))
              ? with(key, key.revokedAt(), now())
              : key;
        });
  }

  private boolean change(ApiKeyId id, UnaryOperator<ApiKey> change) {
    return database.exclusively(
        () ->
            table.computeIfPresent(
                    id, (same, row) -> new Row(row.digest(), change.apply(row.key())))
                != null);
  }

  private static ApiKey with(
      ApiKey key, @Nullable Instant revokedAt, @Nullable Instant lastUsedAt) {
    return new ApiKey(
        key.id(),
        key.name(),
        key.lastFour(),
        key.scopes(),
        key.createdAt(),
        key.expiresAt(),
        revokedAt,
        lastUsedAt);
  }

  private Instant now() {
    return clock.instant().truncatedTo(MICROS);
  }
}
