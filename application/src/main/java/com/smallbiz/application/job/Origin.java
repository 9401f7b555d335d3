package com.smallbiz.application.job;

/**
 * The request that work goes back to, carried from the request through its jobs to every call that
 * they make.
 *
 * @param requestId as the client sent it or the server made it
 * @param traceparent the W3C trace context of the request
 */
public record Origin(String requestId, String traceparent) {

  /** The second part of {@code 00-<trace id>-<parent id>-<flags>}; empty if it has no such form. */
  public String traceId() {
    String[] parts = traceparent.split("-", -1);
    return parts.length < 4 ? "" : parts[1];
  }
}
