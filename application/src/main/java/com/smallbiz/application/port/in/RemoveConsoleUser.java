package com.smallbiz.application.port.in;

import com.smallbiz.application.console.ConsoleRefused;

/** Use case: somebody may use the console no more, from this moment on. */
@FunctionalInterface
public interface RemoveConsoleUser {

  /**
   * @param by who removes the user
   * @throws ConsoleRefused if there is no such user, it is from the configuration or the same, or
   *     nobody else is an operator
   */
  void remove(String name, String by);
}
