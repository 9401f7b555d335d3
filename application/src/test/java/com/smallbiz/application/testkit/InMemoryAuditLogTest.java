package com.smallbiz.application.testkit;

import java.time.Duration;

class InMemoryAuditLogTest extends AuditLogContract {

  private final SettableClock clock = new SettableClock();
  private final InMemoryAuditLog auditLog = new InMemoryAuditLog(new InMemoryTransactions(), clock);

  @Override
  protected InMemoryAuditLog auditLog() {
    return auditLog;
  }

  @Override
  protected void pass(Duration time) {
    clock.advance(time);
  }
}
