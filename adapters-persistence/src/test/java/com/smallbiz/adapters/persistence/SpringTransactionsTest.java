package com.smallbiz.adapters.persistence;

import com.smallbiz.application.port.out.Orders;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.application.testkit.TransactionsContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

class SpringTransactionsTest extends TransactionsContract {

  private static final TestDatabase DATABASE = TestDatabase.create();

  @BeforeEach
  void clear() {
    DATABASE.clear();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Override
  protected Orders orders() {
    return DATABASE.orders();
  }

  @Override
  protected Transactions transactions() {
    return DATABASE.transactions();
  }
}
