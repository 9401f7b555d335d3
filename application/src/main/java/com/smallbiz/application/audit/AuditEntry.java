package com.smallbiz.application.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A button that was pressed, as it is kept.
 *
 * @param at by the database's clock
 * @param outcome what became of it, in a sentence for the user; null while it is being done, and
 *     for ever if the process died meanwhile
 */
public record AuditEntry(
    AuditId id,
    Instant at,
    String who,
    String what,
    String onWhat,
    String requestId,
    Status status,
    @Nullable String outcome) {

  /** How it ended. */
  public enum Status {
    UNDER_WAY,
    DONE,
    REFUSED,
    FAILED
  }
}
