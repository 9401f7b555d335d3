package com.smallbiz.adapters.web.console;

import static com.smallbiz.adapters.web.console.ErrorPage.Words.FORBIDDEN;
import static com.smallbiz.adapters.web.console.ErrorPage.Words.STALE_FORM;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.web.util.UriUtils;

/** What becomes of requests that the console's chain of filters does not let pass. */
final class ConsoleRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

  private static final Set<String> PAGES = Set.of("GET", "HEAD");

  private final ErrorPage errorPage;
  private final RefusedPresses refusedPresses;

  ConsoleRefusals(ErrorPage errorPage, RefusedPresses refusedPresses) {
    this.errorPage = errorPage;
    this.refusedPresses = refusedPresses;
  }

  /** Who is not logged in, or not any more, is sent to the login, and from there back. */
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody)
      throws IOException {
    if (Htmx.sent(request)) {
      response.setHeader(Htmx.REFRESH, "true");
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
      return;
    }
    response.setStatus(HttpStatus.SEE_OTHER.value());
    response.setHeader(HttpHeaders.LOCATION, LoginController.PATH + query(request));
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    refuse(request, response, denied instanceof CsrfException ? STALE_FORM : FORBIDDEN);
  }

  void refuse(HttpServletRequest request, HttpServletResponse response, ErrorPage.Words why)
      throws IOException {
    if (!PAGES.contains(request.getMethod())) {
      refusedPresses.note(request, why.title);
    }
    errorPage.write(request, response, HttpStatus.FORBIDDEN.value(), why);
  }

  /** A button that was pressed is not pressed again after the login. */
  private static String query(HttpServletRequest request) {
    if (!PAGES.contains(request.getMethod()) || request.getRequestURI().equals("/admin")) {
      return "";
    }
    String query = request.getQueryString();
    return "?next="
        + UriUtils.encode(
            request.getRequestURI() + (query == null ? "" : "?" + query), StandardCharsets.UTF_8);
  }
}
