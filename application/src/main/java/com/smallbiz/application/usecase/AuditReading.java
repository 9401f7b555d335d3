package com.smallbiz.application.usecase;

import com.smallbiz.application.audit.AuditEntry;
import com.smallbiz.application.audit.AuditId;
import com.smallbiz.application.audit.AuditPage;
import com.smallbiz.application.audit.AuditQuery;
import com.smallbiz.application.port.in.FindAuditEntry;
import com.smallbiz.application.port.in.ListAuditEntries;
import com.smallbiz.application.port.out.AuditLog;
import java.time.Duration;
import java.util.Optional;

/** Looks up who did what. */
public final class AuditReading implements ListAuditEntries, FindAuditEntry {

  private static final Duration NEWS = Duration.ofMinutes(1);

  private final AuditLog auditLog;

  public AuditReading(AuditLog auditLog) {
    this.auditLog = auditLog;
  }

  @Override
  public AuditPage list(AuditQuery query) {
    return auditLog.page(query);
  }

  @Override
  public Optional<AuditEntry> find(AuditId id, String who) {
    return auditLog.findRecent(id, who, NEWS);
  }
}
