package com.smallbiz.application.testkit;

import java.time.Duration;
import java.time.Instant;

class InMemoryJobControlTest extends JobControlContract {

  private final SettableClock clock = new SettableClock();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryJobs jobs = new InMemoryJobs(transactions, clock);

  @Override
  protected InMemoryJobControl control() {
    return new InMemoryJobControl(jobs);
  }

  @Override
  protected InMemoryJobs jobs() {
    return jobs;
  }

  @Override
  protected InMemoryTransactions transactions() {
    return transactions;
  }

  @Override
  protected Instant now() {
    return clock.instant();
  }

  @Override
  protected void letPass(Duration duration) {
    clock.advance(duration);
  }
}
