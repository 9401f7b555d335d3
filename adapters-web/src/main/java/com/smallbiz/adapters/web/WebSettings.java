package com.smallbiz.adapters.web;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the API has to know of the configuration.
 *
 * @param queueConcurrency how many jobs of each queue run at a time, in the order to show them in
 * @param limits what a request may cost
 * @param apiAuth whether requests need an API key
 */
public record WebSettings(
    Map<String, Integer> queueConcurrency, HttpLimits limits, ApiAuth apiAuth) {

  /** Whether requests need an API key. One that is sent counts in any case. */
  public enum ApiAuth {
    REQUIRED,
    OPEN
  }

  public WebSettings {
    queueConcurrency = Collections.unmodifiableMap(new LinkedHashMap<>(queueConcurrency));
  }

  /**
   * What a request may cost, beside what Boot has settings for. How long a client may stall between
   * two bytes is one of those: {@code server.tomcat.connection-timeout}.
   *
   * @param maxBodyBytes how large a body may be
   * @param maxJsonDepth how deep its objects and arrays may be nested
   * @param maxUrlBytes how long path and query may be together
   * @param headerDeadline how long the request line and the headers may take to arrive
   * @param bodyDeadline how long the body may take to arrive
   */
  public record HttpLimits(
      int maxBodyBytes,
      int maxJsonDepth,
      int maxUrlBytes,
      Duration headerDeadline,
      Duration bodyDeadline) {

    /**
     * RFC 9110 recommends 8,000 octets for a URL. A body of the full size within the time takes a
     * client of 70 kbit/s.
     */
    public static final HttpLimits DEFAULT =
        new HttpLimits(256 * 1024, 32, 8_000, Duration.ofSeconds(10), Duration.ofSeconds(30));

    /**
     * @throws IllegalArgumentException if one is not positive
     */
    public HttpLimits {
      if (maxBodyBytes <= 0 || maxJsonDepth <= 0 || maxUrlBytes <= 0) {
        throw new IllegalArgumentException("a limit that lets nothing pass");
      }
      if (headerDeadline.toMillis() <= 0 || bodyDeadline.toMillis() <= 0) {
        throw new IllegalArgumentException("a deadline that nothing can keep");
      }
    }
  }
}
