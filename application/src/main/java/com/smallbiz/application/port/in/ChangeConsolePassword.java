package com.smallbiz.application.port.in;

import com.smallbiz.application.console.ConsoleRefused;
import com.smallbiz.domain.validation.InvalidInput;

/** Use case: a user of the console gets another password, and has to log in with it. */
@FunctionalInterface
public interface ChangeConsolePassword {

  /**
   * @param password in plain text, at least 12 characters, and none that is guessed
   * @throws InvalidInput with all that is wrong with the password
   * @throws ConsoleRefused if there is no such user, or it is from the configuration
   */
  void change(String name, String password);
}
