package com.smallbiz.application.console;

import java.time.Duration;

/**
 * A password is tried. It counts as a failure until the right one was shown, so that those who try
 * many at a time have no more tries than those who try one after the other.
 *
 * @param passwordHash what the password has to match
 * @param number in the row of failures that this would be one of
 */
public record LoginAttempt(String passwordHash, int number) {

  /** After how many failures in a row a user is locked. */
  public static final int MOST = 5;

  public static final Duration LOCKED_FOR = Duration.ofMinutes(15);

  /** Whether the password counts at all: a locked user's does not. */
  public boolean isAdmitted() {
    return number <= MOST;
  }

  /** Whether the user is locked, should it fail. */
  public boolean isLast() {
    return number == MOST;
  }
}
