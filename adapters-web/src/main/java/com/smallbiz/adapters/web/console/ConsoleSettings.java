package com.smallbiz.adapters.web.console;

/**
 * The console's first operator, without whom there is no console.
 *
 * @param user the name
 * @param password in plain text; shown nowhere
 */
public record ConsoleSettings(String user, String password) {

  @Override
  public String toString() {
    return "ConsoleSettings[user=%s]".formatted(user);
  }
}
