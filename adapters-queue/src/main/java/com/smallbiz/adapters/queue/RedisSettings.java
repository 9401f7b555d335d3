package com.smallbiz.adapters.queue;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Where Redis is. The URL may hold a password, so it is in no text that this record makes.
 *
 * @param url {@code redis[s]://[[user]:password@]host[:port][/database]}, with special characters
 *     percent-encoded
 */
public record RedisSettings(String url) {

  private static final Set<String> SCHEMES = Set.of("redis", "rediss");

  public RedisSettings {
    URI uri = parse(url);
    if (uri.getHost() == null
        || !SCHEMES.contains(uri.getScheme())
        || !uri.getPath().matches("/?|/\\d{1,4}")) {
      throw unreadable();
    }
  }

  URI uri() {
    return parse(url);
  }

  @Override
  public String toString() {
    return "RedisSettings[url=%s://…@%s]".formatted(uri().getScheme(), uri().getHost());
  }

  private static URI parse(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw unreadable();
    }
  }

  private static IllegalArgumentException unreadable() {
    return new IllegalArgumentException(
        "the URL of Redis must read redis://host:port or rediss://host:port, with user, password"
            + " and database where needed: rediss://user:password@host:port/0");
  }
}
