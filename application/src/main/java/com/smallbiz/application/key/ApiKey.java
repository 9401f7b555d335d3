package com.smallbiz.application.key;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an API key, which is all but the key itself.
 *
 * @param name for people, to tell keys apart; not unique
 * @param lastFour the last characters of its text, by which its holder recognizes it
 * @param expiresAt the first moment at which it is no longer valid; null if it is valid until it is
 *     revoked
 * @param lastUsedAt to the minute
 */
public record ApiKey(
    ApiKeyId id,
    String name,
    String lastFour,
    Set<Scope> scopes,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable Instant lastUsedAt) {

  public ApiKey {
    scopes = Set.copyOf(scopes);
  }

  public boolean isValidAt(Instant now) {
    return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
  }

  public boolean has(Scope scope) {
    return scopes.contains(scope);
  }
}
