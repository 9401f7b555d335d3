package com.smallbiz.application.port.in;

import com.smallbiz.application.console.ConsoleRole;
import com.smallbiz.domain.validation.InvalidInput;

/** Use case: somebody else may use the console. */
@FunctionalInterface
public interface CreateConsoleUser {

  /**
   * @param name not another's
   * @param password in plain text, at least 12 characters, and none that is guessed
   * @throws InvalidInput with all that is wrong
   */
  void create(String name, String password, ConsoleRole role);
}
