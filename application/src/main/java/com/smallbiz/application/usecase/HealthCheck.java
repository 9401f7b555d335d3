package com.smallbiz.application.usecase;

import com.smallbiz.application.port.in.CheckHealth;
import com.smallbiz.application.port.in.Health;
import com.smallbiz.application.port.out.StorageHealth;
import java.time.Clock;

/** Tells whether orders are being served. */
public final class HealthCheck implements CheckHealth {

  private final StorageHealth storage;
  private final Clock clock;

  public HealthCheck(StorageHealth storage, Clock clock) {
    this.storage = storage;
    this.clock = clock;
  }

  @Override
  public Health check() {
    return new Health(storage.isReachable(), clock.instant());
  }
}
