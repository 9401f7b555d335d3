package com.smallbiz.application.testkit;

import java.time.Duration;

class InMemoryRecurringJobsTest extends RecurringJobsContract {

  private final SettableClock clock = new SettableClock();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryRecurringJobs recurringJobs =
      new InMemoryRecurringJobs(transactions, clock);

  @Override
  protected InMemoryTransactions transactions() {
    return transactions;
  }

  @Override
  protected InMemoryRecurringJobs recurringJobs() {
    return recurringJobs;
  }

  @Override
  protected void letPass(Duration duration) {
    clock.advance(duration);
  }
}
