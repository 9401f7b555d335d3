package com.smallbiz.adapters.web.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/** Keeps what a form has to send along in a cookie, whose name depends on the connection. */
final class CsrfCookies implements CsrfTokenRepository {

  private final Predicate<HttpServletRequest> overTls;
  private final CsrfTokenRepository encrypted = cookie("__Host-sbz-csrf", true);
  private final CsrfTokenRepository plain = cookie("sbz-csrf", false);

  /**
   * @param overTls whether the browser's connection is encrypted, be it up to a proxy
   */
  CsrfCookies(Predicate<HttpServletRequest> overTls) {
    this.overTls = overTls;
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    return of(request).generateToken(request);
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    of(request).saveToken(token, request, response);
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    return of(request).loadToken(request);
  }

  private CsrfTokenRepository of(HttpServletRequest request) {
    return overTls.test(request) ? encrypted : plain;
  }

  private static CsrfTokenRepository cookie(String name, boolean secure) {
    var cookie = new CookieCsrfTokenRepository();
    cookie.setCookieName(name);
    cookie.setCookiePath("/");
    cookie.setCookieCustomizer(it -> it.secure(secure).httpOnly(true).sameSite("Lax"));
    return cookie;
  }
}
