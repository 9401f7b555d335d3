package com.smallbiz.adapters.web;

import com.smallbiz.application.limit.Allowance;
import com.smallbiz.application.limit.RateLimit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;

/** Tells clients of limits, in the words of draft-ietf-httpapi-ratelimit-headers. */
final class RateLimitReplies {

  static final String POLICY = "RateLimit-Policy";
  static final String STATE = "RateLimit";

  private final ProblemWriter problems;

  RateLimitReplies(ProblemWriter problems) {
    this.problems = problems;
  }

  /** For every answer, whatever it will be. */
  void announce(HttpServletResponse response, RateLimit limit, Allowance allowance) {
    response.setHeader(
        POLICY, "\"" + limit.name() + "\";q=" + limit.quota() + ";w=" + limit.window().toSeconds());
    response.setHeader(
        STATE,
        "\"" + limit.name() + "\";r=" + allowance.remaining() + ";t=" + untilReset(allowance));
  }

  /** 429; who waits for as long as it says is in another window. */
  void refuse(
      HttpServletRequest request,
      HttpServletResponse response,
      RateLimit limit,
      Allowance allowance,
      String detail)
      throws IOException {
    announce(response, limit, allowance);
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(untilReset(allowance)));
    problems.write(request, response, new RequestRefused(ProblemType.RATE_LIMITED, detail));
  }

  /** Whole seconds, and never too few of them. */
  private static long untilReset(Allowance allowance) {
    return allowance.untilReset().plus(Duration.ofSeconds(1).minusNanos(1)).toSeconds();
  }
}
