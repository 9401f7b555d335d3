package com.smallbiz.adapters.persistence;

import static com.smallbiz.adapters.persistence.Storage.reach;

import com.smallbiz.application.console.ConsoleRole;
import com.smallbiz.application.console.ConsoleSession;
import com.smallbiz.application.console.SessionDigest;
import com.smallbiz.application.port.out.ConsoleSessions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The console's sessions in PostgreSQL, by whose clock they end. */
final class JdbcConsoleSessions implements ConsoleSessions {

  private static final String LIVE =
      """
      created_at > now() - :longest * interval '1 microsecond'
      AND last_seen_at > now() - :idle * interval '1 microsecond'
      """;

  private static final String BEGIN =
      """
      INSERT INTO console_sessions (digest, user_name, created_at, last_seen_at)
      VALUES (decode(:digest, 'hex'), :user, now(), now())
      """;

  private static final String FIND =
      """
      SELECT name, role FROM console_users
      WHERE name = (
        SELECT user_name FROM console_sessions WHERE digest = decode(:digest, 'hex') AND %s)
      """
          .formatted(LIVE);

  /** Whoever finds the row taken need not wait: somebody is about to note the same. */
  private static final String NOTE_USE =
      """
      UPDATE console_sessions SET last_seen_at = now()
      WHERE digest = (
        SELECT digest FROM console_sessions
        WHERE digest = decode(:digest, 'hex') AND %s
          AND last_seen_at < now() - :accuracy * interval '1 microsecond'
        FOR NO KEY UPDATE SKIP LOCKED)
      """
          .formatted(LIVE);

  private static final String REMOVE_EXPIRED =
      "DELETE FROM console_sessions WHERE NOT (%s)".formatted(LIVE);

  private final JdbcClient jdbc;

  JdbcConsoleSessions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void begin(SessionDigest digest, String user) {
    reach(() -> jdbc.sql(BEGIN).param("digest", digest.hex()).param("user", user).update());
  }

  @Override
  public Optional<ConsoleSession> find(SessionDigest digest) {
    return reach(
        () ->
            live(FIND)
                .param("digest", digest.hex())
                .query(
                    (row, number) ->
                        new ConsoleSession(
                            row.getString("name"),
                            Names.constant(ConsoleRole.class, row.getString("role"))))
                .optional());
  }

  @Override
  public Optional<ConsoleSession> use(SessionDigest digest) {
    Optional<ConsoleSession> found = find(digest);
    if (found.isPresent()) {
      reach(
          () ->
              live(NOTE_USE)
                  .param("digest", digest.hex())
                  .param("accuracy", TimeUnit.MICROSECONDS.convert(ACCURACY))
                  .update());
    }
    return found;
  }

  @Override
  public void end(SessionDigest digest) {
    reach(
        () ->
            jdbc.sql("DELETE FROM console_sessions WHERE digest = decode(:digest, 'hex')")
                .param("digest", digest.hex())
                .update());
  }

  @Override
  public void endAllOf(String user) {
    reach(
        () ->
            jdbc.sql("DELETE FROM console_sessions WHERE user_name = :user")
                .param("user", user)
                .update());
  }

  @Override
  public int removeExpired() {
    return reach(() -> live(REMOVE_EXPIRED).update());
  }

  private JdbcClient.StatementSpec live(String sql) {
    return jdbc.sql(sql)
        .param("longest", TimeUnit.MICROSECONDS.convert(ConsoleSession.LONGEST))
        .param("idle", TimeUnit.MICROSECONDS.convert(ConsoleSession.IDLE));
  }
}
