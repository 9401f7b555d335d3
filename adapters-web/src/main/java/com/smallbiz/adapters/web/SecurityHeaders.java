package com.smallbiz.adapters.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/**
 * What every answer tells a browser that comes across it. A page that needs more than nothing sets
 * its own {@link #CONTENT_SECURITY_POLICY}; an answer that may be kept its own {@code
 * Cache-Control}.
 */
final class SecurityHeaders {

  static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

  /** For data: nothing may be loaded by it or run in it, and nobody may show it in a frame. */
  private static final Map<String, String> FOR_ALL =
      Map.of(
          CONTENT_SECURITY_POLICY,
          "default-src 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          // Of no concern to CORS clients: it is for those who load without asking.
          "Cross-Origin-Resource-Policy",
          "same-origin",
          HttpHeaders.CACHE_CONTROL,
          "no-store");

  /** A year. Of this host only: those below it are not ours to speak for. */
  private static final String ONLY_ENCRYPTED = "max-age=31536000";

  private SecurityHeaders() {}

  /** To be called before anybody else writes headers, who may then replace them. */
  static void putOn(HttpServletRequest request, HttpServletResponse response) {
    FOR_ALL.forEach(response::setHeader);
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", ONLY_ENCRYPTED);
    }
  }
}
