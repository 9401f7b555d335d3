package com.smallbiz.adapters.web.console;

import com.smallbiz.application.key.ApiKey;
import com.smallbiz.application.key.Scope;
import java.time.Instant;
import java.util.List;

/**
 * A key as the list shows it.
 *
 * @param state {@code active}, {@code expired} or {@code revoked}
 */
record KeyLine(ApiKey key, String state) {

  static KeyLine of(ApiKey key, Instant now) {
    if (key.revokedAt() != null) {
      return new KeyLine(key, "revoked");
    }
    return new KeyLine(key, key.isValidAt(now) ? "active" : "expired");
  }

  public List<String> scopes() {
    return key.scopes().stream().sorted().map(Scope::text).toList();
  }

  public boolean canBeRevoked() {
    return key.revokedAt() == null;
  }
}
