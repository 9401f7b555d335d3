package com.smallbiz.application.console;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may use the console.
 *
 * @param name by which the user logs in, and which stands in the audit log
 * @param fromConfiguration whether the configuration says who it is, and not the console
 * @param lastLoginAt null if there was none
 * @param lockedUntil while it is locked, since too many passwords were wrong; null otherwise
 */
public record ConsoleUser(
    String name,
    ConsoleRole role,
    boolean fromConfiguration,
    Instant createdAt,
    @Nullable Instant lastLoginAt,
    @Nullable Instant lockedUntil) {

  /** What a name has to look like, for those who read this. */
  public static final String NAME_RULE = "1 to 64 letters, digits and any of . _ - @";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@-]{1,64}");

  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  public boolean isOperator() {
    return role == ConsoleRole.OPERATOR;
  }
}
