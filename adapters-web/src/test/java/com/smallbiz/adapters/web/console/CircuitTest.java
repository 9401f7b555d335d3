package com.smallbiz.adapters.web.console;

import static com.smallbiz.application.process.CircuitState.CLOSED;
import static com.smallbiz.application.process.CircuitState.HALF_OPEN;
import static com.smallbiz.application.process.CircuitState.NONE;
import static com.smallbiz.application.process.CircuitState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.adapters.web.console.SystemPanelController.Circuit;
import com.smallbiz.application.process.CircuitState;
import com.smallbiz.application.process.Memory;
import com.smallbiz.application.process.ProcessInfo;
import com.smallbiz.application.process.ProcessVitals;
import com.smallbiz.application.process.Wish;
import com.smallbiz.application.testkit.ProcessFixtures;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the circuits of all processes come to. */
class CircuitTest {

  @Test
  void itIsOpenIfItIsInAnyProcess() {
    Circuit circuit = Circuit.of(List.of(with(CLOSED), with(OPEN), with(HALF_OPEN), with(NONE)));

    assertThat(circuit.state()).isEqualTo("open");
    assertThat(circuit.words()).isEqualTo("calls are held back");
    assertThat(circuit.meaning()).contains("1 of 3 processes");
  }

  @Test
  void itIsHalfOpenWhileThatIsFoundOut() {
    Circuit circuit = Circuit.of(List.of(with(CLOSED), with(HALF_OPEN)));

    assertThat(circuit.state()).isEqualTo("half open");
    assertThat(circuit.meaning()).contains("1 of 2 processes");
  }

  @Test
  void itIsClosedIfAllCallsGoThrough() {
    assertThat(Circuit.of(List.of(with(CLOSED), with(NONE), gone(OPEN))).state())
        .isEqualTo("closed");
  }

  @Test
  void whereNobodyCallsOrNobodyCanBeAskedItIsNotKnown() {
    assertThat(Circuit.of(List.of(with(NONE), gone(CLOSED))).state()).isEqualTo("unknown");
    assertThat(Circuit.of(null).state()).isEqualTo("unknown");
  }

  private static ProcessInfo with(CircuitState circuit) {
    return process(circuit, false);
  }

  private static ProcessInfo gone(CircuitState circuit) {
    return process(circuit, true);
  }

  private static ProcessInfo process(CircuitState circuit, boolean gone) {
    return new ProcessInfo(
        ProcessFixtures.aWorker(),
        new ProcessVitals(new Memory(1, 2), 0, false, circuit),
        Instant.EPOCH,
        Instant.EPOCH,
        Wish.NONE,
        null,
        gone);
  }
}
