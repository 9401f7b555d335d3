package com.smallbiz.application.usecase;

import static com.smallbiz.application.testkit.ProcessFixtures.aServer;
import static com.smallbiz.application.testkit.ProcessFixtures.aWorker;
import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.port.out.ThisProcess;
import com.smallbiz.application.process.CircuitState;
import com.smallbiz.application.process.Memory;
import com.smallbiz.application.process.ProcessId;
import com.smallbiz.application.process.ProcessIdentity;
import com.smallbiz.application.process.ProcessInfo;
import com.smallbiz.application.process.ProcessState;
import com.smallbiz.application.process.ProcessVitals;
import com.smallbiz.application.testkit.InMemoryProcesses;
import com.smallbiz.application.testkit.InMemoryTransactions;
import com.smallbiz.application.testkit.InMemoryWorkforce;
import com.smallbiz.application.testkit.SettableClock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a process tells, what it is told, and what it makes of that. */
class ProcessLifeTest {

  private static final Memory MEMORY = new Memory(100, 400);

  private final SettableClock clock = new SettableClock();
  private final InMemoryProcesses processes =
      new InMemoryProcesses(new InMemoryTransactions(), clock);
  private final ProcessControl control = new ProcessControl(processes);
  private final InMemoryWorkforce workforce = new InMemoryWorkforce();
  private final ProcessIdentity worker = aWorker();
  private boolean ended;

  private final ProcessLife life = life(worker);

  @Test
  void aBeatTellsHowTheProcessFares() {
    workforce.offer();

    life.beat();

    assertThat(only().identity()).isEqualTo(worker);
    assertThat(only().vitals())
        .isEqualTo(new ProcessVitals(MEMORY, 1, false, CircuitState.HALF_OPEN));
  }

  @Test
  void toldToBeQuietItIsFromTheNextBeatOnAndSaysSo() {
    life.beat();
    assertThat(control.quiet(worker.id())).isTrue();
    assertThat(only().canBeQuieted()).isFalse();
    assertThat(workforce.isQuiet()).isFalse();

    life.beat();

    assertThat(workforce.isQuiet()).isTrue();
    assertThat(only().state()).isEqualTo(ProcessState.QUIET);
    assertThat(ended).isFalse();
  }

  @Test
  void toldToStopItEnds() {
    life.beat();
    assertThat(control.stop(worker.id())).isTrue();
    assertThat(ended).isFalse();

    life.beat();

    assertThat(ended).isTrue();
    assertThat(only().state()).isEqualTo(ProcessState.STOPPING);
    assertThat(control.stop(worker.id())).isFalse();
  }

  @Test
  void oneThatHasEndedIsNotListed() {
    life.beat();

    life.retire();

    assertThat(control.list()).isEmpty();
  }

  @Test
  void allAreQuietedThatWorkAndLive() {
    life.beat();
    clock.advance(Duration.ofMinutes(1));
    ProcessIdentity one = aWorker();
    ProcessIdentity other = aWorker();
    ProcessIdentity server = aServer();
    life(one).beat();
    life(other).beat();
    life(server).beat();
    control.quiet(other.id());

    assertThat(control.quietAll()).isEqualTo(1);

    assertThat(control.quietAll()).isZero();
  }

  @Test
  void whoeverDoesNotWorkIsGoneOrUnheardOfIsNotQuieted() {
    ProcessIdentity server = aServer();
    life(server).beat();
    life.beat();
    clock.advance(Duration.ofMinutes(1));
    life(server).beat();

    assertThat(control.quiet(server.id())).isFalse();
    assertThat(control.quiet(worker.id())).isFalse();
    assertThat(control.quiet(new ProcessId(UUID.randomUUID()))).isFalse();
    assertThat(control.stop(worker.id())).isFalse();
  }

  private ProcessInfo only() {
    assertThat(control.list()).hasSize(1);
    return control.list().get(0);
  }

  private ProcessLife life(ProcessIdentity identity) {
    return new ProcessLife(
        identity, processes, new Fake(), workforce, () -> CircuitState.HALF_OPEN);
  }

  private final class Fake implements ThisProcess {

    @Override
    public Memory memory() {
      return MEMORY;
    }

    @Override
    public void end() {
      ended = true;
    }
  }
}
