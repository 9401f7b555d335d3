package com.smallbiz.adapters.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;

/**
 * Refuses with a problem what a browser asks for on behalf of a website that is not allowed to. The
 * request itself, which browsers also send without having asked, is served like anybody's: without
 * the headers of CORS its answer is kept from the website, and a page of ours that is reached
 * through a proxy may look like another's.
 */
final class CorsProblems extends DefaultCorsProcessor {

  private final ProblemWriter problems;

  CorsProblems(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public boolean processRequest(
      @Nullable CorsConfiguration configuration,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    boolean preflight = CorsUtils.isPreFlightRequest(request);
    boolean allowed =
        super.processRequest(configuration, request, response)
            && (configuration != null || !preflight);
    if (!allowed && preflight) {
      problems.write(
          request,
          response,
          new RequestRefused(
              ProblemType.FORBIDDEN, "This origin may not send such a request from a browser"));
    }
    return allowed || !preflight;
  }

  /** Answered above, where the request is known. */
  @Override
  protected void rejectRequest(ServerHttpResponse response) {}
}
