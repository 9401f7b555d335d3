package com.smallbiz.adapters.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.process.CircuitState;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.junit.jupiter.api.Test;

class BreakerCircuitTest {

  private final CircuitBreaker breaker = CircuitBreaker.ofDefaults("external");
  private final BreakerCircuit circuit = new BreakerCircuit(breaker);

  @Test
  void tellsWhetherCallsAreLetThrough() {
    assertThat(circuit.state()).isEqualTo(CircuitState.CLOSED);

    breaker.transitionToOpenState();
    assertThat(circuit.state()).isEqualTo(CircuitState.OPEN);

    breaker.transitionToHalfOpenState();
    assertThat(circuit.state()).isEqualTo(CircuitState.HALF_OPEN);

    breaker.transitionToForcedOpenState();
    assertThat(circuit.state()).isEqualTo(CircuitState.OPEN);

    breaker.transitionToDisabledState();
    assertThat(circuit.state()).isEqualTo(CircuitState.CLOSED);
  }
}
