package com.smallbiz.adapters.web;

import com.smallbiz.application.limit.Allowance;
import com.smallbiz.application.limit.RateLimit;
import com.smallbiz.application.port.out.RateLimiter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts the requests of each caller, and refuses those that are too many. */
final class RateLimitFilter extends HttpFilter {

  private static final String API = "/api/v1";
  private static final String PING = "/jobs/ping";

  private final RateLimiter limiter;
  private final ClientAddresses addresses;
  private final RateLimitReplies replies;
  private final @Nullable RateLimit limit;

  RateLimitFilter(
      RateLimiter limiter,
      ClientAddresses addresses,
      RateLimitReplies replies,
      RateLimitSettings settings) {
    this.limiter = limiter;
    this.addresses = addresses;
    this.replies = replies;
    this.limit = settings.limit();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (limit == null || !counts(request)) {
      chain.doFilter(request, response);
      return;
    }
    Allowance allowance = limiter.take(limit, subject(request));
    if (allowance.admitted()) {
      replies.announce(response, limit, allowance);
      chain.doFilter(request, response);
    } else {
      replies.refuse(
          request,
          response,
          limit,
          allowance,
          "%d requests in %d s are as many as a caller may send"
              .formatted(limit.quota(), limit.window().toSeconds()));
    }
  }

  /** By the path as the container has decoded it. An error that it handles was counted before. */
  private static boolean counts(HttpServletRequest request) {
    String path = request.getServletPath();
    return request.getDispatcherType() == DispatcherType.REQUEST
        && (path.equals(PING) || path.equals(API) || path.startsWith(API + "/"));
  }

  private String subject(HttpServletRequest request) {
    UUID keyId = Caller.of(request).keyId();
    return keyId == null ? Subjects.of(addresses.of(request)) : Subjects.of(keyId);
  }
}
