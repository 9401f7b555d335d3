package com.smallbiz.application.testkit;

import java.time.Duration;

class InMemoryConsoleUsersTest extends ConsoleUsersContract {

  private final SettableClock clock = new SettableClock();
  private final InMemoryConsoleUsers users =
      new InMemoryConsoleUsers(new InMemoryTransactions(), clock);

  @Override
  protected InMemoryConsoleUsers users() {
    return users;
  }

  @Override
  protected void pass(Duration time) {
    clock.advance(time);
  }
}
