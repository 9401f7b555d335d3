package com.smallbiz.adapters.web;

import com.smallbiz.application.key.ApiKey;
import com.smallbiz.application.key.ApiKeyId;
import com.smallbiz.application.key.KeyDigest;
import com.smallbiz.application.key.NewApiKey;
import com.smallbiz.application.port.out.ApiKeys;
import com.smallbiz.application.testkit.InMemoryApiKeys;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** API keys in the storage that can be made to fail; a test says which of them are remembered. */
final class TestApiKeys implements ApiKeys {

  private final TestStorage storage;
  private final InMemoryApiKeys apiKeys;
  private final Map<KeyDigest, ApiKey> remembered = new ConcurrentHashMap<>();
  private final Set<KeyDigest> acquainted = ConcurrentHashMap.newKeySet();

  TestApiKeys(TestStorage storage, Clock clock) {
    this.storage = storage;
    this.apiKeys = storage.newApiKeys(clock);
  }

  /** From now on this key is found without a look into the storage. */
  void remember(KeyDigest digest) {
    remembered.put(digest, findValid(digest).orElseThrow());
  }

  @Override
  public ApiKey add(NewApiKey key) {
    return storage.inTransaction(() -> apiKeys.add(key));
  }

  @Override
  public Optional<ApiKey> findValid(KeyDigest digest) {
    return storage.inTransaction(() -> apiKeys.findValid(digest));
  }

  @Override
  public Optional<ApiKey> recall(KeyDigest digest) {
    return Optional.ofNullable(remembered.get(digest));
  }

  /** From now on this key is known to have been valid, and the storage is asked whether it is. */
  void acquaint(KeyDigest digest) {
    acquainted.add(digest);
  }

  @Override
  public boolean wasValid(KeyDigest digest) {
    return acquainted.contains(digest);
  }

  @Override
  public List<ApiKey> all() {
    return storage.inTransaction(apiKeys::all);
  }

  @Override
  public boolean revoke(ApiKeyId id) {
    return storage.inTransaction(() -> apiKeys.revoke(id));
  }

  @Override
  public void noteUse(ApiKeyId id) {
    apiKeys.noteUse(id);
  }
}
