package com.smallbiz.application.port.in;

import com.smallbiz.application.console.ConsoleRefused;

/** Use case: a user who was locked out may try again now. */
@FunctionalInterface
public interface UnlockConsoleUser {

  /**
   * @throws ConsoleRefused if there is no such user
   */
  void unlock(String name);
}
