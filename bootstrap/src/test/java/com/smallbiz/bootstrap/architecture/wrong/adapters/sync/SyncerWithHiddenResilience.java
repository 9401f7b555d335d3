package com.smallbiz.bootstrap.architecture.wrong.adapters.sync;

import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;

/** Wrong: resilience whose order nobody can read. */
public class SyncerWithHiddenResilience {

  @CircuitBreaker(name = "syncer")
  public void push() {}
}
