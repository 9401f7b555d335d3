package com.smallbiz.adapters.web;

import jakarta.servlet.ServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request: the holder of an API key, or anybody.
 *
 * @param keyId null for anybody
 */
record Caller(@Nullable UUID keyId) {

  static final Caller ANYBODY = new Caller(null);

  private static final String ATTRIBUTE = Caller.class.getName();

  static Caller of(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Caller known ? known : ANYBODY;
  }

  /** For whoever has seen the caller's key: from here on the request is the caller's. */
  void sent(ServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
