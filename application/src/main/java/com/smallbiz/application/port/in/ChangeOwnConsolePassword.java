package com.smallbiz.application.port.in;

import com.smallbiz.application.console.ConsoleRefused;
import com.smallbiz.domain.validation.InvalidInput;

/**
 * Use case: a user of the console chooses another password, and has to log in with it. It takes the
 * present one, so that a browser that somebody left open is not enough.
 */
@FunctionalInterface
public interface ChangeOwnConsolePassword {

  /**
   * A wrong present password counts as a login that failed.
   *
   * @param present in plain text
   * @param password in plain text, at least 12 characters, and none that is guessed
   * @throws InvalidInput with all that is wrong with the new password, or that the present one is
   *     another, or that the user is locked
   * @throws ConsoleRefused if there is no such user, or it is from the configuration
   */
  void change(String name, String present, String password);
}
