package com.smallbiz.adapters.persistence;

import com.smallbiz.application.port.out.Queues;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.application.testkit.QueuesContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

class JdbcQueuesTest extends QueuesContract {

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
  protected Queues queues() {
    return DATABASE.queues();
  }

  @Override
  protected Transactions transactions() {
    return DATABASE.transactions();
  }
}
