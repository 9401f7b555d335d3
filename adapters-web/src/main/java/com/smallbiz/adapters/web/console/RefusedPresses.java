package com.smallbiz.adapters.web.console;

import com.smallbiz.application.audit.Press;
import com.smallbiz.application.console.ConsoleRefused;
import com.smallbiz.application.console.ConsoleSession;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.limit.RateLimit;
import com.smallbiz.application.port.in.ActAudited;
import com.smallbiz.application.port.in.FindConsoleSession;
import com.smallbiz.application.port.out.RateLimiter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.function.Function;

/** Sees to it that presses are kept too that are turned away before anybody looks at them. */
final class RefusedPresses {

  /** Of each user: who goes on and on is not to fill the audit log. */
  static final RateLimit LIMIT = new RateLimit("refusals", 10, Duration.ofMinutes(1));

  private final FindConsoleSession findSession;
  private final SessionCookie cookie;
  private final RateLimiter limiter;
  private final ActAudited actAudited;
  private final Function<HttpServletRequest, Origin> origins;

  RefusedPresses(
      FindConsoleSession findSession,
      SessionCookie cookie,
      RateLimiter limiter,
      ActAudited actAudited,
      Function<HttpServletRequest, Origin> origins) {
    this.findSession = findSession;
    this.cookie = cookie;
    this.limiter = limiter;
    this.actAudited = actAudited;
    this.origins = origins;
  }

  /** Nothing is kept of who is not logged in: it would be nobody's press. */
  void note(HttpServletRequest request, String why) {
    cookie
        .read(request)
        .flatMap(token -> findSession.find(token, false))
        .map(ConsoleSession::user)
        .filter(user -> limiter.take(LIMIT, user).admitted())
        .map(user -> new Press(user, "press", request.getRequestURI(), origins.apply(request)))
        .ifPresent(press -> actAudited.act(press, () -> refuse(why)));
  }

  private static String refuse(String why) {
    throw new ConsoleRefused(why);
  }
}
