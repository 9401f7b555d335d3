package com.smallbiz.bootstrap;

import com.smallbiz.adapters.web.console.ConsoleSettings;
import com.smallbiz.application.console.ConsoleUser;
import com.smallbiz.application.console.WeakPasswords;
import com.smallbiz.application.port.out.PasswordHasher;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The console's first operator: a name and a password, or neither. */
final class ConsoleVariables {

  private static final String USER = "SMALLBIZ_CONSOLE_USER";
  private static final String PASSWORD = "SMALLBIZ_CONSOLE_PASSWORD";

  private ConsoleVariables() {}

  /**
   * @return null if there is to be no console
   * @throws InvalidSetting if one is set without the other, or the password is one that is guessed
   */
  static @Nullable ConsoleSettings read(Variables variables) {
    if (!variables.has(USER) && !variables.has(PASSWORD)) {
      return null;
    }
    requireBeside(variables, USER, PASSWORD);
    requireBeside(variables, PASSWORD, USER);
    String user = variables.read(USER, ConsoleUser.NAME_RULE, ConsoleVariables::name);
    String password = variables.read(PASSWORD, "a password", it -> it);
    if (WeakPasswords.include(password, user)) {
      throw new InvalidSetting(
          PASSWORD,
          "is too weak; should be 12 characters at least, and neither well known nor a row of"
              + " keys nor made of the user's name or ours");
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > PasswordHasher.MAX_BYTES) {
      throw new InvalidSetting(
          PASSWORD,
          "is too long; should be %d bytes of UTF-8 at most".formatted(PasswordHasher.MAX_BYTES));
    }
    return new ConsoleSettings(user, password);
  }

  private static void requireBeside(Variables variables, String one, String other) {
    if (!variables.has(one)) {
      throw new InvalidSetting(
          one, "is missing beside %s; should be both of them, or none".formatted(other));
    }
  }

  private static String name(String value) {
    if (!ConsoleUser.isName(value)) {
      throw new IllegalArgumentException("no name");
    }
    return value;
  }
}
