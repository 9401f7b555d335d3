package com.smallbiz.adapters.persistence;

import com.smallbiz.application.port.out.Orders;
import com.smallbiz.application.port.out.SyncSurvey;
import com.smallbiz.application.testkit.SyncSurveyContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

class JdbcSyncSurveyTest extends SyncSurveyContract {

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
  protected SyncSurvey survey() {
    return DATABASE.syncSurvey();
  }
}
