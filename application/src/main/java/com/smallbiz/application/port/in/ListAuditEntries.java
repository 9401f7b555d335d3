package com.smallbiz.application.port.in;

import com.smallbiz.application.audit.AuditPage;
import com.smallbiz.application.audit.AuditQuery;

/** Use case: somebody looks who did what. */
@FunctionalInterface
public interface ListAuditEntries {

  AuditPage list(AuditQuery query);
}
