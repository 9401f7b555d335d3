package com.smallbiz.adapters.web.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * Where a browser keeps its session: in a cookie that no script sees, that no other host can set
 * where there is TLS, and that ends with the browser.
 */
final class SessionCookie {

  private final Predicate<HttpServletRequest> overTls;

  /**
   * @param overTls whether the browser's connection is encrypted, be it up to a proxy
   */
  SessionCookie(Predicate<HttpServletRequest> overTls) {
    this.overTls = overTls;
  }

  Optional<String> read(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, name(request))).map(Cookie::getValue);
  }

  void write(HttpServletRequest request, HttpServletResponse response, String token) {
    add(response, cookie(request, token).build());
  }

  void remove(HttpServletRequest request, HttpServletResponse response) {
    add(response, cookie(request, "").maxAge(Duration.ZERO).build());
  }

  /** Lax: who follows a link in a mail is logged in; forms of other websites are refused anyway. */
  private ResponseCookie.ResponseCookieBuilder cookie(HttpServletRequest request, String value) {
    return ResponseCookie.from(name(request), value)
        .path("/")
        .httpOnly(true)
        .secure(overTls.test(request))
        .sameSite("Lax");
  }

  private String name(HttpServletRequest request) {
    return overTls.test(request) ? "__Host-sbz-console" : "sbz-console";
  }

  private static void add(HttpServletResponse response, ResponseCookie cookie) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
