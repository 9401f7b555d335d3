package com.smallbiz.adapters.sync;

import com.smallbiz.application.port.out.Circuit;
import com.smallbiz.application.process.CircuitState;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;

/** The state of the breaker that calls to the external order system go through. */
final class BreakerCircuit implements Circuit {

  private final CircuitBreaker circuitBreaker;

  BreakerCircuit(CircuitBreaker circuitBreaker) {
    this.circuitBreaker = circuitBreaker;
  }

  @Override
  public CircuitState state() {
    return switch (circuitBreaker.getState()) {
      case OPEN, FORCED_OPEN -> CircuitState.OPEN;
      case HALF_OPEN -> CircuitState.HALF_OPEN;
      case CLOSED, DISABLED, METRICS_ONLY -> CircuitState.CLOSED;
    };
  }
}
