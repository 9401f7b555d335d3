package com.smallbiz.application.port.out;

import com.smallbiz.application.console.ConsoleSession;
import com.smallbiz.application.console.SessionDigest;
import java.time.Duration;
import java.util.Optional;

/**
 * Who is logged in. A session ends when nothing is done in it for {@link ConsoleSession#IDLE}, and
 * after {@link ConsoleSession#LONGEST} in any case, by the storage's clock. Every method may throw
 * {@link StorageUnavailable}.
 */
public interface ConsoleSessions {

  /** How much later something may be done than what is noted of a session. */
  Duration ACCURACY = Duration.ofMinutes(1);

  /** Begins a session, of a user that there is. */
  void begin(SessionDigest digest, String user);

  /** The session that has this digest, if it has not ended, with the role that its user has now. */
  Optional<ConsoleSession> find(SessionDigest digest);

  /** The same; and something is done in it now. */
  Optional<ConsoleSession> use(SessionDigest digest);

  /** Ends a session; nothing happens if there is none. */
  void end(SessionDigest digest);

  /** Ends all sessions of a user. */
  void endAllOf(String user);

  /**
   * Removes what is left of sessions that have ended by themselves.
   *
   * @return how many
   */
  int removeExpired();
}
