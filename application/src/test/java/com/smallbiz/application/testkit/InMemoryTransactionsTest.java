package com.smallbiz.application.testkit;

class InMemoryTransactionsTest extends TransactionsContract {

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryOrders orders = new InMemoryOrders(transactions);

  @Override
  protected InMemoryTransactions transactions() {
    return transactions;
  }

  @Override
  protected InMemoryOrders orders() {
    return orders;
  }
}
