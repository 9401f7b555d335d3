package com.smallbiz.adapters.web.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * The policy that a page of the console is under: it loads scripts and styles that carry the number
 * of this very answer, and nothing else; nothing inline, and nothing from elsewhere. And what it is
 * asked for is text.
 */
final class PageHeaders implements HandlerInterceptor {

  private static final String NONCE = PageHeaders.class.getName();
  private static final int NONCE_BYTES = 16;

  private final RandomGenerator random;

  /**
   * @param random must be unpredictable
   */
  PageHeaders(RandomGenerator random) {
    this.random = random;
  }

  /** The number of the answer that is being made; null if it is no page. */
  static @Nullable String nonce(HttpServletRequest request) {
    return (String) request.getAttribute(NONCE);
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    put(request, response);
    if (request.getParameterMap().values().stream()
        .flatMap(Arrays::stream)
        .anyMatch(PageHeaders::isNoText)) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return false;
    }
    return true;
  }

  /** The one character that PostgreSQL has no place for, and no keyboard. */
  private static boolean isNoText(String value) {
    return value.indexOf('\0') >= 0;
  }

  /**
   * Puts the headers on an answer, once.
   *
   * @return the number of the answer
   */
  String put(HttpServletRequest request, HttpServletResponse response) {
    String known = nonce(request);
    String nonce = known == null ? newNonce() : known;
    request.setAttribute(NONCE, nonce);
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'nonce-%1$s'; style-src 'nonce-%1$s'; img-src 'self';"
                .formatted(nonce)
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    // Without it, a browser would hide from us where a form was filled in.
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    return nonce;
  }

  private String newNonce() {
    var octets = new byte[NONCE_BYTES];
    random.nextBytes(octets);
    return HexFormat.of().formatHex(octets);
  }
}
