package com.smallbiz.application.testkit;

import java.time.Duration;

class InMemoryProcessesTest extends ProcessesContract {

  private final SettableClock clock = new SettableClock();
  private final InMemoryProcesses processes =
      new InMemoryProcesses(new InMemoryTransactions(), clock);

  @Override
  protected InMemoryProcesses processes() {
    return processes;
  }

  @Override
  protected void letPass(Duration duration) {
    clock.advance(duration);
  }
}
