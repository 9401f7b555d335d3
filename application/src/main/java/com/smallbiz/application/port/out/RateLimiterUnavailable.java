package com.smallbiz.application.port.out;

/** Who counts cannot be reached, or not in time. It may or may not have counted. */
public final class RateLimiterUnavailable extends RuntimeException {

  public RateLimiterUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
