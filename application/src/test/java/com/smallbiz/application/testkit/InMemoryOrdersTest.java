package com.smallbiz.application.testkit;

class InMemoryOrdersTest extends OrdersContract {

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
