package com.smallbiz.application.port.out;

import com.smallbiz.application.key.ApiKey;
import com.smallbiz.application.key.ApiKeyId;
import com.smallbiz.application.key.KeyDigest;
import com.smallbiz.application.key.NewApiKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All API keys. All times are the storage's. Every method may throw {@link StorageUnavailable}, but
 * for those that say that they do not.
 */
public interface ApiKeys {

  /** How long a key may still be taken for valid, anywhere, after it has ceased to be. */
  Duration LONGEST_MEMORY = Duration.ofSeconds(4);

  /** How much later a use may be than the one that is noted. */
  Duration USE_ACCURACY = Duration.ofMinutes(1);

  /** Keeps a new key, as created now. */
  ApiKey add(NewApiKey key);

  /** The key with this digest, if it is neither revoked nor expired. */
  Optional<ApiKey> findValid(KeyDigest digest);

  /**
   * The same, as far as it is remembered without asking the storage. Empty says nothing. Never
   * throws.
   */
  Optional<ApiKey> recall(KeyDigest digest);

  /**
   * Whether the key with this digest was valid when it was asked for last, not long ago. It may
   * have ceased to be since. Never throws.
   */
  boolean wasValid(KeyDigest digest);

  /** All keys, in the sequence of their ids. */
  List<ApiKey> all();

  /**
   * Ends a key, if it has not ended before.
   *
   * @return false if there is no such key
   */
  boolean revoke(ApiKeyId id);

  /**
   * Notes that a key is used now, unless a use of the last minute is noted already, or somebody
   * else is about to note one. Never throws: a use that cannot be noted is none the less allowed.
   */
  void noteUse(ApiKeyId id);
}
