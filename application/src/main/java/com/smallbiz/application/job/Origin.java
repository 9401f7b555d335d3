package com.smallbiz.application.job;

import java.util.HexFormat;
import java.util.UUID;

/**
 * The request that work goes back to, carried from the request through its jobs to every call that
 * they make.
 *
 * @param requestId as the client sent it or the server made it
 * @param traceparent the W3C trace context of the request
 */
public record Origin(String requestId, String traceparent) {

  /**
   * The origin of work that no request began: it is traced from here on.
   *
   * @param id names this beginning, and no other
   */
  public static Origin begunHere(UUID id) {
    String parentId = HexFormat.of().toHexDigits(id.getLeastSignificantBits());
    String traceId = HexFormat.of().toHexDigits(id.getMostSignificantBits()) + parentId;
    // Not sampled: nobody records this trace before us.
    return new Origin(id.toString(), "00-%s-%s-00".formatted(traceId, parentId));
  }

  /** The second part of {@code 00-<trace id>-<parent id>-<flags>}; empty if it has no such form. */
  public String traceId() {
    String[] parts = traceparent.split("-", -1);
    return parts.length < 4 ? "" : parts[1];
  }
}
