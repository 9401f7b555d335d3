package com.smallbiz.application.testkit;

import java.time.Duration;
import java.time.Instant;

class InMemoryJobCatalogTest extends JobCatalogContract {

  private final SettableClock clock = new SettableClock();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryJobs jobs = new InMemoryJobs(transactions, clock);

  @Override
  protected InMemoryJobCatalog catalog() {
    return new InMemoryJobCatalog(jobs);
  }

  @Override
  protected InMemoryJobCatalog catalogThatSearches(int number) {
    return new InMemoryJobCatalog(jobs, number);
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
