package com.smallbiz.adapters.web;

import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

/**
 * Answers browsers that ask whether a website may use the API. Where none may, it says so, since
 * what Spring would say is no problem document.
 */
final class CrossOriginFilter extends CorsFilter {

  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS");

  private static final List<String> REQUEST_HEADERS =
      List.of(
          HttpHeaders.AUTHORIZATION,
          HttpHeaders.CONTENT_TYPE,
          IdempotencyFilter.KEY,
          HttpHeaders.IF_MATCH,
          HttpHeaders.IF_NONE_MATCH,
          Origins.REQUEST_ID,
          Origins.TRACEPARENT,
          "tracestate");

  private static final List<String> RESPONSE_HEADERS =
      List.of(
          HttpHeaders.ETAG,
          HttpHeaders.LOCATION,
          HttpHeaders.LINK,
          HttpHeaders.RETRY_AFTER,
          RateLimitReplies.STATE,
          RateLimitReplies.POLICY,
          Origins.REQUEST_ID,
          IdempotencyFilter.REPLAYED);

  CrossOriginFilter(CorsSettings settings, ProblemWriter problems) {
    super(request -> settings.origins().isEmpty() ? null : configuration(settings));
    setCorsProcessor(new CorsProblems(problems));
  }

  private static CorsConfiguration configuration(CorsSettings settings) {
    var configuration = new CorsConfiguration();
    configuration.setAllowedOrigins(settings.origins());
    configuration.setAllowedMethods(METHODS);
    configuration.setAllowedHeaders(REQUEST_HEADERS);
    configuration.setExposedHeaders(RESPONSE_HEADERS);
    configuration.setAllowCredentials(false);
    configuration.setMaxAge(Duration.ofHours(1));
    return configuration;
  }
}
