package com.smallbiz.application.port.in;

import com.smallbiz.application.console.ConsoleRefused;
import com.smallbiz.application.console.ConsoleRole;

/** Use case: a user of the console may do more than before, or less; at once. */
@FunctionalInterface
public interface ChangeConsoleRole {

  /**
   * @throws ConsoleRefused if there is no such user, it is from the configuration, or nobody else
   *     is an operator
   */
  void change(String name, ConsoleRole role);
}
