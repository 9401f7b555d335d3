package com.smallbiz.application.console;

/** What is wanted of a user cannot be done; the message says why, in words for people. */
public final class ConsoleRefused extends RuntimeException {

  public ConsoleRefused(String reason) {
    super(reason);
  }
}
