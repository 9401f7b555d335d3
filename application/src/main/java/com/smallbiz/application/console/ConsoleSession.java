package com.smallbiz.application.console;

import java.time.Duration;

/**
 * Somebody who is logged in.
 *
 * @param user the name
 * @param role as it is at this moment
 */
public record ConsoleSession(String user, ConsoleRole role) {

  /** How long a session lasts in which nothing is done. */
  public static final Duration IDLE = Duration.ofMinutes(30);

  /** How long a session lasts whatever is done. */
  public static final Duration LONGEST = Duration.ofHours(12);
}
