package com.smallbiz.application.port.out;

import com.smallbiz.application.console.ConsoleRole;
import com.smallbiz.application.console.ConsoleUser;
import com.smallbiz.application.console.LoginAttempt;
import java.util.List;
import java.util.Optional;

/**
 * All users of the console. All times are the storage's. Every method may throw {@link
 * StorageUnavailable}; those that return whether there is such a user change nothing if there is
 * none.
 */
public interface ConsoleUsers {

  /** All of them, by their names. */
  List<ConsoleUser> all();

  /** The same, and nobody changes them until the open transaction ends. To be called in one. */
  List<ConsoleUser> hold();

  /** Keeps a new user, unless the name is another's. */
  boolean add(String name, ConsoleRole role, String passwordHash);

  /**
   * Makes this user, and no other, the one of the configuration: an operator who is not locked. Who
   * was it before is an ordinary user from now on.
   */
  void configure(String name, String passwordHash);

  /** What this user's password has to match. */
  Optional<String> passwordHash(String name);

  boolean changeRole(String name, ConsoleRole role);

  /** The user is not locked afterwards. */
  boolean changePassword(String name, String passwordHash);

  boolean unlock(String name);

  /** Removes the user, and with it all of its sessions. */
  boolean remove(String name);

  /**
   * Counts a failure, which {@link #noteLogin} takes back. The last one that a user may have locks
   * it, for as long as {@link LoginAttempt} says; after that counting begins anew.
   *
   * @return empty if there is no such user
   */
  Optional<LoginAttempt> attempt(String name);

  /**
   * The user logs in now, with a password that matches this hash.
   *
   * @return false if the user is not there any more, or has another password by now
   */
  boolean noteLogin(String name, String passwordHash);
}
