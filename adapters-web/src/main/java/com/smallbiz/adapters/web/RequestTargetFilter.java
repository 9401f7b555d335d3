package com.smallbiz.adapters.web;

import com.smallbiz.adapters.web.WebSettings.HttpLimits;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Refuses URLs that are too long. */
final class RequestTargetFilter extends HttpFilter {

  private final ProblemWriter problems;
  private final int maxBytes;

  RequestTargetFilter(ProblemWriter problems, HttpLimits limits) {
    this.problems = problems;
    this.maxBytes = limits.maxUrlBytes();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI();
    String query = request.getQueryString();
    if (path.length() + (query == null ? 0 : query.length() + 1) > maxBytes) {
      problems.write(
          request,
          response,
          new RequestRefused(
              ProblemType.URI_TOO_LONG, "A URL may have %d bytes at most".formatted(maxBytes)));
    } else {
      chain.doFilter(request, response);
    }
  }
}
