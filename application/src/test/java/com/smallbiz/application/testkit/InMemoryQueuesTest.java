package com.smallbiz.application.testkit;

class InMemoryQueuesTest extends QueuesContract {

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryQueues queues = new InMemoryQueues(transactions);

  @Override
  protected InMemoryQueues queues() {
    return queues;
  }

  @Override
  protected InMemoryTransactions transactions() {
    return transactions;
  }
}
