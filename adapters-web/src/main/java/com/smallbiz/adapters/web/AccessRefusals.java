package com.smallbiz.adapters.web;

import com.smallbiz.application.key.Scope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Tells a client, as RFC 6750 wants it, which key it needs for what it asked. */
final class AccessRefusals
    implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

  private final ProblemWriter problems;

  AccessRefusals(ProblemWriter problems) {
    this.problems = problems;
  }

  /** No key was sent, or none that is valid; why is nobody's business. */
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException noKey)
      throws IOException {
    if (ApiKeyFilter.cameWithBadKey(request)) {
      unauthorized(
          request,
          response,
          "Bearer error=\"invalid_token\"",
          "The header Authorization holds no valid API key");
    } else {
      unauthorized(
          request, response, "Bearer", "The header Authorization should be: Bearer <API key>");
    }
  }

  /** The key is good, but not for this. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    String scope = AccessRules.scope(request).map(Scope::text).orElse("");
    response.setHeader(
        HttpHeaders.WWW_AUTHENTICATE,
        "Bearer error=\"insufficient_scope\", scope=\"%s\"".formatted(scope));
    problems.write(
        request,
        response,
        new RequestRefused(ProblemType.FORBIDDEN, "This needs the scope " + scope));
  }

  /** Whatever the firewall refuses is a path that no page of ours has. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
      throws IOException {
    problems.write(request, response, RequestRefused.ofStatus(ProblemType.NOT_FOUND.status()));
  }

  private void unauthorized(
      HttpServletRequest request, HttpServletResponse response, String challenge, String detail)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
    problems.write(request, response, new RequestRefused(ProblemType.UNAUTHORIZED, detail));
  }
}
