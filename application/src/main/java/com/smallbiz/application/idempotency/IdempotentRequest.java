package com.smallbiz.application.idempotency;

import java.time.Duration;
import java.util.UUID;

/**
 * A request that its sender may send again without knowing what became of it.
 *
 * @param owner whose key it is; keys of different owners do not meet
 * @param key by which the sender says that it is the same request
 * @param fingerprint by which the server sees whether it is: equal for equal requests, and as good
 *     as never for others; 64 characters at most
 */
public record IdempotentRequest(UUID owner, String key, String fingerprint) {

  /** How long a key is remembered, from its first request on. */
  public static final Duration REMEMBERED_FOR = Duration.ofHours(24);
}
