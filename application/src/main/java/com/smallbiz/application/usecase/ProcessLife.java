package com.smallbiz.application.usecase;

import com.smallbiz.application.port.in.BeatProcess;
import com.smallbiz.application.port.in.RetireProcess;
import com.smallbiz.application.port.out.Circuit;
import com.smallbiz.application.port.out.Processes;
import com.smallbiz.application.port.out.ThisProcess;
import com.smallbiz.application.port.out.Workforce;
import com.smallbiz.application.process.ProcessIdentity;
import com.smallbiz.application.process.ProcessVitals;
import com.smallbiz.application.process.Wish;

/** What this process tells the others, and what it is told. */
public final class ProcessLife implements BeatProcess, RetireProcess {

  private final ProcessIdentity identity;
  private final Processes processes;
  private final ThisProcess process;
  private final Workforce workforce;
  private final Circuit circuit;

  public ProcessLife(
      ProcessIdentity identity,
      Processes processes,
      ThisProcess process,
      Workforce workforce,
      Circuit circuit) {
    this.identity = identity;
    this.processes = processes;
    this.process = process;
    this.workforce = workforce;
    this.circuit = circuit;
  }

  @Override
  public void beat() {
    Wish wish = tellAndHear();
    if (wish == Wish.QUIET && !workforce.isQuiet()) {
      workforce.quiet();
      // That it has heard is news that somebody waits for.
      wish = tellAndHear();
    }
    if (wish == Wish.STOP) {
      process.end();
    }
  }

  private Wish tellAndHear() {
    return processes.beat(
        identity,
        new ProcessVitals(
            process.memory(), workforce.busy(), workforce.isQuiet(), circuit.state()));
  }

  @Override
  public void retire() {
    processes.forget(identity.id());
  }
}
