package com.smallbiz.application.audit;

import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit log are wanted; the newest come first.
 *
 * @param who the name of a user, or null for all
 * @param text what the button, the thing it is about, the outcome or the request id hold, in any
 *     case of letters; null for anything
 * @param limit how many at most
 * @param after behind which entry to go on, or null to begin
 */
public record AuditQuery(
    @Nullable String who, @Nullable String text, int limit, @Nullable AuditId after) {

  public AuditQuery {
    if (limit < 1) {
      throw new IllegalArgumentException("a page has one entry at least: " + limit);
    }
  }
}
