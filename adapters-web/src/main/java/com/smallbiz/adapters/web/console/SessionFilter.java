package com.smallbiz.adapters.web.console;

import com.smallbiz.application.console.ConsoleSession;
import com.smallbiz.application.port.in.FindConsoleSession;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who is at the browser. What anybody may load is loaded without asking. */
final class SessionFilter extends OncePerRequestFilter {

  private final FindConsoleSession findSession;
  private final SessionCookie cookie;

  SessionFilter(FindConsoleSession findSession, SessionCookie cookie) {
    this.findSession = findSession;
    this.cookie = cookie;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/admin/assets/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    cookie
        .read(request)
        .flatMap(token -> findSession.find(token, !Htmx.sent(request)))
        .ifPresent(
            it -> SecurityContextHolder.setContext(new SecurityContextImpl(authentication(it))));
    chain.doFilter(request, response);
  }

  private static Authentication authentication(ConsoleSession session) {
    return UsernamePasswordAuthenticationToken.authenticated(
        session.user(), null, List.of(new SimpleGrantedAuthority("ROLE_" + session.role().name())));
  }
}
