package com.smallbiz.bootstrap;

import java.util.Locale;
import java.util.function.Function;
import org.springframework.core.env.Environment;

/**
 * The environment, by the names that the operator knows: each variable is also the Spring property
 * of the same name.
 */
record Variables(Environment environment) {

  /** An empty one counts as not set: that is how compose files pass on what nobody has set. */
  boolean has(String variable) {
    String value = environment.getProperty(property(variable));
    return value != null && !value.isEmpty();
  }

  /**
   * @param expected what the variable should hold; said instead of the reader's complaint, which
   *     may show the value
   * @throws InvalidSetting if it is missing, or the reader refuses it
   */
  <T> T read(String variable, String expected, Function<String, T> reader) {
    String value = environment.getProperty(property(variable));
    if (value == null) {
      throw new InvalidSetting(variable, "is missing; should be " + expected);
    }
    try {
      return reader.apply(value.strip());
    } catch (IllegalArgumentException | ArithmeticException unreadable) {
      throw new InvalidSetting(variable, "cannot be read; should be " + expected);
    }
  }

  private static String property(String variable) {
    return variable.toLowerCase(Locale.ROOT).replace('_', '.');
  }
}
