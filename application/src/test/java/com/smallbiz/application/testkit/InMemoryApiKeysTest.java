package com.smallbiz.application.testkit;

import java.time.Duration;

class InMemoryApiKeysTest extends ApiKeysContract {

  private final SettableClock clock = new SettableClock();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryApiKeys apiKeys = new InMemoryApiKeys(transactions, clock);

  @Override
  protected InMemoryApiKeys apiKeys() {
    return apiKeys;
  }

  @Override
  protected InMemoryTransactions transactions() {
    return transactions;
  }

  @Override
  protected void pass(Duration time) {
    clock.advance(time);
  }
}
