package com.smallbiz.adapters.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Which method serves a request. A path that is written out somewhere is nobody's variable,
 * whatever the method: {@code /jobs/ping} is no job. And a refused method is told the same methods
 * as one who asks by {@code OPTIONS}.
 */
final class RouteMapping extends RequestMappingHandlerMapping {

  private Set<String> writtenOut = Set.of();

  @Override
  public void afterPropertiesSet() {
    super.afterPropertiesSet();
    writtenOut =
        getHandlerMethods().keySet().stream()
            .flatMap(route -> route.getDirectPaths().stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  protected @Nullable RequestMappingInfo getMatchingMapping(
      RequestMappingInfo route, HttpServletRequest request) {
    String path =
        ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication().value();
    return mayServe(route, path) ? super.getMatchingMapping(route, request) : null;
  }

  @Override
  protected @Nullable HandlerMethod handleNoMatch(
      Set<RequestMappingInfo> routes, String path, HttpServletRequest request)
      throws ServletException {
    Set<RequestMappingInfo> possible =
        routes.stream().filter(route -> mayServe(route, path)).collect(Collectors.toSet());
    try {
      return super.handleNoMatch(possible, path, request);
    } catch (HttpRequestMethodNotSupportedException refused) {
      throw new HttpRequestMethodNotSupportedException(refused.getMethod(), allowed(refused));
    }
  }

  /** The methods that a path has; none if there is no such path. */
  Set<String> methods(String path) {
    PathContainer asked = PathContainer.parsePath(path);
    Set<String> served =
        getHandlerMethods().keySet().stream()
            .filter(route -> mayServe(route, path))
            .filter(
                route ->
                    Objects.requireNonNull(route.getPathPatternsCondition()).getPatterns().stream()
                        .anyMatch(pattern -> pattern.matches(asked)))
            .flatMap(route -> route.getMethodsCondition().getMethods().stream())
            .map(Enum::name)
            .collect(Collectors.toSet());
    return served.isEmpty() ? served : withImplied(served);
  }

  private boolean mayServe(RequestMappingInfo route, String path) {
    return !writtenOut.contains(path) || route.getDirectPaths().contains(path);
  }

  private static Set<String> allowed(HttpRequestMethodNotSupportedException refused) {
    return withImplied(
        refused.getSupportedMethods() == null ? Set.of() : Set.of(refused.getSupportedMethods()));
  }

  private static Set<String> withImplied(Set<String> served) {
    var methods = new TreeSet<>(served);
    methods.add("OPTIONS");
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return methods;
  }
}
