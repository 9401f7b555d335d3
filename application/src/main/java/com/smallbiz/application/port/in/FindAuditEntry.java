package com.smallbiz.application.port.in;

import com.smallbiz.application.audit.AuditEntry;
import com.smallbiz.application.audit.AuditId;
import java.util.Optional;

/** Use case: somebody is told what became of the button that they have just pressed. */
@FunctionalInterface
public interface FindAuditEntry {

  /** Empty if the entry is not this user's, or not of the last minute. */
  Optional<AuditEntry> find(AuditId id, String who);
}
