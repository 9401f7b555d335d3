package com.smallbiz.application.key;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key that is to be kept.
 *
 * @param timeToLive counted by the storage's clock from the moment at which it is kept; null if it
 *     is valid until it is revoked
 */
public record NewApiKey(
    ApiKeyId id,
    String name,
    KeyDigest digest,
    String lastFour,
    Set<Scope> scopes,
    @Nullable Duration timeToLive) {

  public NewApiKey {
    scopes = Set.copyOf(scopes);
  }
}
