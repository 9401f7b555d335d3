package com.smallbiz.bootstrap;

/**
 * A setting is missing or cannot be read. The message never holds its value, which may be secret.
 */
final class InvalidSetting extends RuntimeException {

  /**
   * @param variable the environment variable
   * @param expected what it should hold
   */
  InvalidSetting(String variable, String expected) {
    super("%s %s".formatted(variable, expected));
  }
}
