package com.smallbiz.application.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some entries in sequence.
 *
 * @param next behind which entry the next page begins, or null if this is the last
 * @param cutShort whether the search for a text ended before the page was full, having looked at as
 *     many entries as a page may; the next page goes on
 */
public record AuditPage(List<AuditEntry> entries, @Nullable AuditId next, boolean cutShort) {

  public AuditPage {
    entries = List.copyOf(entries);
  }

  /** The page that is found by looking for one entry more than are wanted. */
  public static AuditPage of(List<AuditEntry> found, int limit) {
    return found.size() <= limit
        ? new AuditPage(found, null, false)
        : new AuditPage(found.subList(0, limit), found.get(limit - 1).id(), false);
  }
}
