package com.smallbiz.adapters.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.PathContainer;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * The paths that are served, as templates. A request that was refused on its way to a controller
 * has one too.
 */
final class Routes {

  static final String NONE = "none";

  /** Where Spring looks for files last of all, so that every path would be one. */
  static final String ANY_FILE = "/**";

  private final SingletonSupplier<List<PathPattern>> patterns;

  /**
   * @param mappings are asked for at the first request, since they come up after the server
   */
  Routes(ObjectProvider<HandlerMapping> mappings) {
    this.patterns =
        SingletonSupplier.of(
            () ->
                mappings.stream()
                    .flatMap(Routes::patterns)
                    .filter(pattern -> !pattern.getPatternString().equals(ANY_FILE))
                    .distinct()
                    .sorted()
                    .toList());
  }

  /** The most exact template that the path fits, such as {@code /orders/{id}}, or "none". */
  String of(HttpServletRequest request) {
    PathContainer path;
    try {
      path = PathContainer.parsePath(Objects.requireNonNullElse(request.getRequestURI(), ""));
    } catch (IllegalArgumentException noPath) {
      return NONE;
    }
    return patterns.obtain().stream()
        .filter(pattern -> pattern.matches(path))
        .findFirst()
        .map(PathPattern::getPatternString)
        .orElse(NONE);
  }

  private static Stream<PathPattern> patterns(HandlerMapping mapping) {
    if (mapping instanceof RequestMappingInfoHandlerMapping controllers) {
      return controllers.getHandlerMethods().keySet().stream()
          .map(RequestMappingInfo::getPathPatternsCondition)
          .filter(Objects::nonNull)
          .flatMap(paths -> paths.getPatterns().stream());
    }
    if (mapping instanceof AbstractUrlHandlerMapping files) {
      return files.getPathPatternHandlerMap().keySet().stream();
    }
    return Stream.empty();
  }
}
