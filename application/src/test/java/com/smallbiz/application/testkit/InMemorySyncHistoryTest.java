package com.smallbiz.application.testkit;

import java.time.Duration;
import java.time.Instant;

class InMemorySyncHistoryTest extends SyncHistoryContract {

  private final SettableClock clock = new SettableClock();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryOrders orders = new InMemoryOrders(transactions);
  private final InMemorySyncHistory history = new InMemorySyncHistory(transactions, orders, clock);

  @Override
  protected InMemorySyncHistory history() {
    return history;
  }

  @Override
  protected InMemoryOrders orders() {
    return orders;
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
