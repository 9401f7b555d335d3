package com.smallbiz.application.testkit;

import java.time.Duration;

class InMemoryAuditLogTest extends AuditLogContract {

  private final SettableClock clock = new SettableClock();
  private final InMemoryTransactions database = new InMemoryTransactions();
  private final InMemoryAuditLog auditLog = new InMemoryAuditLog(database, clock);

  @Override
  protected InMemoryAuditLog auditLog() {
    return auditLog;
  }

  @Override
  protected InMemoryAuditLog auditLogThatSearches(int entries) {
    return new InMemoryAuditLog(database, clock, entries);
  }

  @Override
  protected void pass(Duration time) {
    clock.advance(time);
  }
}
