package com.smallbiz.adapters.persistence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.smallbiz.application.key.ApiKey;
import com.smallbiz.application.key.ApiKeyId;
import com.smallbiz.application.key.KeyDigest;
import com.smallbiz.application.key.NewApiKey;
import com.smallbiz.application.port.out.ApiKeys;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Remembers for seconds which keys are valid, so that not every request asks for its key, and for
 * longer which were, so that their holders are told from those who try keys. What is not valid is
 * not remembered: strangers would fill the memory, and a new key would have to wait.
 */
final class CachedApiKeys implements ApiKeys {

  private static final int MAX_KEYS = 10_000;

  /** Longer than a running client pauses between two requests. */
  private static final Duration ACQUAINTANCE = Duration.ofHours(1);

  private final ApiKeys apiKeys;
  private final Ticker ticker;
  private final Cache<KeyDigest, Remembered> valid;

  /**
   * @param askedAt when the storage was asked, not when it answered: an answer that was long on its
   *     way is old already
   */
  private record Remembered(ApiKey key, long askedAt) {}

  CachedApiKeys(ApiKeys apiKeys, Ticker ticker) {
    this.apiKeys = apiKeys;
    this.ticker = ticker;
    this.valid =
        Caffeine.newBuilder()
            .maximumSize(MAX_KEYS)
            .expireAfterWrite(ACQUAINTANCE)
            .ticker(ticker)
            .build();
  }

  @Override
  public ApiKey add(NewApiKey key) {
    return apiKeys.add(key);
  }

  @Override
  public Optional<ApiKey> findValid(KeyDigest digest) {
    long askedAt = ticker.read();
    Optional<ApiKey> found = apiKeys.findValid(digest);
    found.ifPresentOrElse(
        key -> valid.put(digest, new Remembered(key, askedAt)), () -> valid.invalidate(digest));
    return found;
  }

  @Override
  public Optional<ApiKey> recall(KeyDigest digest) {
    return Optional.ofNullable(valid.getIfPresent(digest))
        .filter(it -> ticker.read() - it.askedAt() < LONGEST_MEMORY.toNanos())
        .map(Remembered::key);
  }

  @Override
  public boolean wasValid(KeyDigest digest) {
    return valid.getIfPresent(digest) != null;
  }

  @Override
  public List<ApiKey> all() {
    return apiKeys.all();
  }

  @Override
  public boolean revoke(ApiKeyId id) {
    boolean exists = apiKeys.revoke(id);
    valid.asMap().values().removeIf(it -> it.key().id().equals(id));
    return exists;
  }

  @Override
  public void noteUse(ApiKeyId id) {
    apiKeys.noteUse(id);
  }
}
