package com.smallbiz.adapters.web;

import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** The value of a header {@code Link}, as in RFC 8288, that leads to the next page of a list. */
final class NextLink {

  private final StringJoiner link;

  NextLink(String path) {
    this.link = new StringJoiner("&", "<" + path + "?", ">; rel=\"next\"");
  }

  /** Adds a query parameter, unless it has no value. */
  NextLink with(String name, @Nullable String value) {
    if (value != null) {
      link.add(name + "=" + UriUtils.encode(value, StandardCharsets.UTF_8));
    }
    return this;
  }

  @Override
  public String toString() {
    return link.toString();
  }
}
