package com.smallbiz.adapters.sync;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the external order system. How long to wait for it, how often to try and when to
 * leave it alone is Resilience4j's configuration, under the name {@value SyncConfiguration#NAME}.
 *
 * @param url the base, below which orders are posted; a user and password in it are sent as basic
 *     authentication
 * @param secret signs what is sent, see {@link WebhookSigner}; null, or a blank text as an
 *     environment variable easily is, leaves it unsigned
 * @param connectTimeout for a connection to be made, encryption included
 */
public record SyncSettings(URI url, @Nullable String secret, Duration connectTimeout) {

  private static final Set<String> SCHEMES = Set.of("http", "https");

  /**
   * @throws IllegalArgumentException in words that show neither the URL nor the secret
   */
  public SyncSettings {
    if (url.getScheme() == null
        || !SCHEMES.contains(url.getScheme())
        || url.getHost() == null
        || url.getRawQuery() != null
        || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "the URL of the external order system must begin with http:// or https:// and a host"
              + " name, and must have no query and no fragment");
    }
    secret = secret == null || secret.isBlank() ? null : secret;
    if (secret != null) {
      WebhookSigner.key(secret);
    }
  }

  /** Without the secret, and without what the URL may hold of the kind. */
  @Override
  public String toString() {
    return "SyncSettings[host=%s, signed=%s]".formatted(url.getHost(), secret != null);
  }
}
