package com.smallbiz.adapters.persistence;

import com.smallbiz.application.port.out.JobCatalog;
import com.smallbiz.application.port.out.Jobs;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.application.testkit.JobCatalogContract;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

class JdbcJobCatalogTest extends JobCatalogContract {

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
  protected JobCatalog catalog() {
    return DATABASE.jobCatalog();
  }

  @Override
  protected JobCatalog catalogThatSearches(int number) {
    return new JdbcJobCatalog(DATABASE.sql(), number);
  }

  @Override
  protected Jobs jobs() {
    return DATABASE.jobs();
  }

  @Override
  protected Transactions transactions() {
    return DATABASE.transactions();
  }

  @Override
  protected Instant now() {
    return DATABASE.now();
  }

  @Override
  protected void letPass(Duration duration) {
    DATABASE.letPass(duration);
  }
}
