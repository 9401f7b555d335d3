package com.smallbiz.application.testkit;

import java.time.Duration;

class InMemoryConsoleSessionsTest extends ConsoleSessionsContract {

  private final SettableClock clock = new SettableClock();
  private final InMemoryConsoleUsers users =
      new InMemoryConsoleUsers(new InMemoryTransactions(), clock);

  @Override
  protected InMemoryConsoleUsers users() {
    return users;
  }

  @Override
  protected InMemoryConsoleUsers sessions() {
    return users;
  }

  @Override
  protected void pass(Duration time) {
    clock.advance(time);
  }
}
