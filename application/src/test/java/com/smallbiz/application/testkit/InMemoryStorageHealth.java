package com.smallbiz.application.testkit;

import com.smallbiz.application.port.out.StorageHealth;

/** The health of a storage that is there until a test takes it away. */
public final class InMemoryStorageHealth implements StorageHealth {

  private volatile boolean reachable = true;

  public void set(boolean reachable) {
    this.reachable = reachable;
  }

  @Override
  public boolean isReachable() {
    return reachable;
  }
}
