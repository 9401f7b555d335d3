package com.smallbiz.application.testkit;

import com.smallbiz.application.port.out.StorageHealth;

class InMemoryStorageHealthTest extends StorageHealthContract {

  private final InMemoryStorageHealth health = new InMemoryStorageHealth();

  @Override
  protected StorageHealth health() {
    return health;
  }

  @Override
  protected void takeTheStorageAway() {
    health.set(false);
  }

  @Override
  protected void bringTheStorageBack() {
    health.set(true);
  }
}
