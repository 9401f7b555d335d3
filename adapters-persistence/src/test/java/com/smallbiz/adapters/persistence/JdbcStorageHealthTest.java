package com.smallbiz.adapters.persistence;

import com.smallbiz.application.port.out.StorageHealth;
import com.smallbiz.application.testkit.StorageHealthContract;
import org.junit.jupiter.api.AfterAll;

class JdbcStorageHealthTest extends StorageHealthContract {

  private static final PostgresServer SERVER = PostgresServer.start();
  private static final TestDatabase DATABASE = TestDatabase.on(SERVER);

  private final StorageHealth health = DATABASE.health();

  @AfterAll
  static void end() {
    DATABASE.close();
    SERVER.close();
  }

  @Override
  protected StorageHealth health() {
    return health;
  }

  @Override
  protected void takeTheStorageAway() {
    SERVER.stop();
  }

  @Override
  protected void bringTheStorageBack() {
    SERVER.restart();
    Await.until("the database is back", health::isReachable);
  }
}
