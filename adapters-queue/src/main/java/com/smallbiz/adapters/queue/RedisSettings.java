package com.smallbiz.adapters.queue;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis is: either a URL says so, or a file for Redisson does. Both may hold a password, so
 * they are in no text that this record makes.
 *
 * @param url {@code redis[s]://[[user]:password@]host[:port][/database]}, with special characters
 *     percent-encoded
 * @param yaml the text of the file
 */
public record RedisSettings(@Nullable String url, @Nullable String yaml) {

  private static final Set<String> SCHEMES = Set.of("redis", "rediss");

  public RedisSettings {
    if ((url == null) == (yaml == null)) {
      throw new IllegalArgumentException("there must be a URL of Redis or a file, and not both");
    }
    if (url != null) {
      URI uri = parse(url);
      if (uri.getHost() == null
          || !SCHEMES.contains(uri.getScheme())
          || !uri.getPath().matches("/?|/\\d{1,4}")) {
        throw unreadable();
      }
    }
    if (yaml != null) {
      RedissonYaml.read(yaml);
    }
  }

  public RedisSettings(String url) {
    this(url, null);
  }

  /**
   * @throws IllegalArgumentException if the file cannot be read, or is none for Redisson
   */
  public static RedisSettings ofFile(Path file) {
    try {
      return new RedisSettings(null, Files.readString(file));
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot be read: " + file, e);
    }
  }

  URI uri() {
    return parse(Objects.requireNonNull(url));
  }

  @Override
  public String toString() {
    return url == null
        ? "RedisSettings[yaml=…]"
        : "RedisSettings[url=%s://…@%s]".formatted(uri().getScheme(), uri().getHost());
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
