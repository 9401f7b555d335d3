package com.smallbiz.adapters.web;

import com.smallbiz.adapters.web.WebSettings.ApiAuth;
import com.smallbiz.application.key.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may do what: the first rule that a request matches says which scope it needs. A request that
 * matches none needs a valid key, whatever its scopes, and finds nothing.
 */
final class AccessRules implements AuthorizationManager<RequestAuthorizationContext> {

  private static final String ORDERS = "/api/v1/orders/**";
  private static final String JOBS = "/api/v1/jobs/**";
  private static final String QUEUES = "/api/v1/queues/**";

  private static final List<Rule> PUBLIC =
      List.of(
          open("/health"),
          open("/problems/*"),
          open("/openapi.json"),
          // The page itself, and what it loads.
          open("/docs/**"));

  private static final List<Rule> SCOPED =
      List.of(
          rule(HttpMethod.OPTIONS, "/**", null),
          rule(HttpMethod.GET, ORDERS, Scope.ORDERS_READ),
          rule(HttpMethod.HEAD, ORDERS, Scope.ORDERS_READ),
          rule(null, ORDERS, Scope.ORDERS_WRITE),
          rule(HttpMethod.POST, "/jobs/ping", Scope.JOBS_WRITE),
          rule(HttpMethod.POST, "/api/v1/jobs/ping", Scope.JOBS_WRITE),
          rule(HttpMethod.GET, JOBS, Scope.JOBS_READ),
          rule(HttpMethod.HEAD, JOBS, Scope.JOBS_READ),
          rule(null, JOBS, Scope.JOBS_ADMIN),
          rule(HttpMethod.GET, QUEUES, Scope.JOBS_READ),
          rule(HttpMethod.HEAD, QUEUES, Scope.JOBS_READ),
          rule(null, QUEUES, Scope.JOBS_ADMIN));

  private final ApiAuth auth;

  private record Rule(@Nullable HttpMethod method, PathPattern path, @Nullable Scope scope) {

    boolean matches(HttpMethod asked, PathContainer where) {
      return (method == null || method.equals(asked)) && path.matches(where);
    }
  }

  AccessRules(ApiAuth auth) {
    this.auth = auth;
  }

  /** Whether nobody is asked for a key; one that is sent is not even looked at. */
  static boolean isPublic(HttpServletRequest request) {
    return first(PUBLIC, request.getMethod(), request.getRequestURI()).isPresent();
  }

  /** The scope that a request needs; empty if any valid key will do. */
  static Optional<Scope> scope(HttpServletRequest request) {
    return scope(request.getMethod(), request.getRequestURI());
  }

  /**
   * The same, of all requests to a path.
   *
   * @param path may have variables in braces
   */
  static Optional<Scope> scope(String method, String path) {
    return first(SCOPED, method, path).map(Rule::scope);
  }

  /** Where the API is open, who sends no key may do all, but for the websites in a browser. */
  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends @Nullable Authentication> sender, RequestAuthorizationContext context) {
    HttpServletRequest request = context.getRequest();
    boolean granted =
        isPublic(request)
            || (sender.get() instanceof ApiKeyToken token
                ? scope(request).map(token.key()::has).orElse(true)
                : auth == ApiAuth.OPEN
                    && !ApiKeyFilter.cameWithBadKey(request)
                    && SameMachine.sent(request));
    return new AuthorizationDecision(granted);
  }

  private static Optional<Rule> first(List<Rule> rules, String method, String path) {
    HttpMethod asked = HttpMethod.valueOf(method);
    PathContainer where = PathContainer.parsePath(path);
    return rules.stream().filter(rule -> rule.matches(asked, where)).findFirst();
  }

  private static Rule open(String path) {
    return rule(null, path, null);
  }

  private static Rule rule(@Nullable HttpMethod method, String path, @Nullable Scope scope) {
    return new Rule(method, PathPatternParser.defaultInstance.parse(path), scope);
  }
}
