package com.smallbiz.application.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some entries in sequence.
 *
 * @param next behind which entry the next page begins, or null if this is the last
 */
public record AuditPage(List<AuditEntry> entries, @Nullable AuditId next) {

  public AuditPage {
    entries = List.copyOf(entries);
  }

  /** The page that is found by looking for one entry more than are wanted. */
  public static AuditPage of(List<AuditEntry> found, int limit) {
    return found.size() <= limit
        ? new AuditPage(found, null)
        : new AuditPage(found.subList(0, limit), found.get(limit - 1).id());
  }
}
