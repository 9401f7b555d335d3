package com.smallbiz.application.port.in;

import com.smallbiz.application.console.SessionToken;
import java.util.Optional;

/** Use case: somebody wants to use the console. */
@FunctionalInterface
public interface LogIn {

  /**
   * Begins a session. After too many failures in a row nobody gets in by this name for a while, not
   * even with the right password.
   *
   * @return empty if there is no such user, the password is wrong, or the user is locked: which of
   *     them is for the audit log only, and takes the same time
   */
  Optional<SessionToken> logIn(LogInCommand command);
}
