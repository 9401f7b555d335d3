package com.smallbiz.application.testkit;

class InMemorySyncSurveyTest extends SyncSurveyContract {

  private final InMemoryOrders orders = new InMemoryOrders(new InMemoryTransactions());

  @Override
  protected InMemoryOrders orders() {
    return orders;
  }

  @Override
  protected InMemorySyncSurvey survey() {
    return new InMemorySyncSurvey(orders);
  }
}
