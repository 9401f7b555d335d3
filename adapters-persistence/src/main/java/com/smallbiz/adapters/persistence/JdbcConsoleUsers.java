package com.smallbiz.adapters.persistence;

import static com.smallbiz.adapters.persistence.Storage.reach;

import com.smallbiz.application.console.ConsoleRole;
import com.smallbiz.application.console.ConsoleUser;
import com.smallbiz.application.console.LoginAttempt;
import com.smallbiz.application.port.out.ConsoleUsers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The console's users in PostgreSQL, by whose clock they are locked. */
final class JdbcConsoleUsers implements ConsoleUsers {

  private static final String ALL =
      """
      SELECT *, CASE WHEN locked_until > now() THEN locked_until END AS still_locked_until
      FROM console_users ORDER BY name
      """;

  private static final String ADD =
      """
      INSERT INTO console_users (name, role, password_hash, created_at)
      VALUES (:name, :role, :hash, now())
      ON CONFLICT (name) DO NOTHING
      """;

  /** Whoever knew the old password is not let in with it any more, and is out at once. */
  private static final String DISMISS =
      """
      WITH dismissed AS (
        UPDATE console_users SET from_configuration = false, password_hash = 'none'
        WHERE from_configuration AND name <> :name
        RETURNING name
      )
      DELETE FROM console_sessions USING dismissed WHERE user_name = dismissed.name
      """;

  private static final String CONFIGURE =
      """
      INSERT INTO console_users (name, role, password_hash, from_configuration, created_at)
      VALUES (:name, 'operator', :hash, true, now())
      ON CONFLICT (name) DO UPDATE SET
        role = excluded.role, password_hash = excluded.password_hash, from_configuration = true,
        failures = 0, locked_until = NULL
      """;

  private static final String CHANGE_PASSWORD =
      """
      UPDATE console_users SET password_hash = :hash, failures = 0, locked_until = NULL
      WHERE name = :name
      """;

  private static final String UNLOCK =
      "UPDATE console_users SET failures = 0, locked_until = NULL WHERE name = :name";

  private static final String ATTEMPT =
      """
      UPDATE console_users SET
        failures = CASE WHEN locked_until <= now() THEN 1 ELSE failures + 1 END,
        locked_until = CASE
          WHEN locked_until <= now() THEN NULL
          WHEN failures + 1 = :most THEN now() + :micros * interval '1 microsecond'
          ELSE locked_until END
      WHERE name = :name
      RETURNING password_hash, failures
      """;

  private static final String NOTE_LOGIN =
      """
      UPDATE console_users SET failures = 0, locked_until = NULL, last_login_at = now()
      WHERE name = :name AND password_hash = :hash
      """;

  private final JdbcClient jdbc;

  JdbcConsoleUsers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<ConsoleUser> all() {
    return list(ALL);
  }

  @Override
  public List<ConsoleUser> hold() {
    return list(ALL + " FOR UPDATE");
  }

  @Override
  public boolean add(String name, ConsoleRole role, String passwordHash) {
    return update(ADD, Map.of("name", name, "role", Names.of(role), "hash", passwordHash));
  }

  @Override
  public void configure(String name, String passwordHash) {
    update(DISMISS, Map.of("name", name));
    update(CONFIGURE, Map.of("name", name, "hash", passwordHash));
  }

  @Override
  public Optional<String> passwordHash(String name) {
    return reach(
        () ->
            jdbc.sql("SELECT password_hash FROM console_users WHERE name = :name")
                .param("name", name)
                .query(String.class)
                .optional());
  }

  @Override
  public boolean changeRole(String name, ConsoleRole role) {
    return update(
        "UPDATE console_users SET role = :role WHERE name = :name",
        Map.of("name", name, "role", Names.of(role)));
  }

  @Override
  public boolean changePassword(String name, String passwordHash) {
    return update(CHANGE_PASSWORD, Map.of("name", name, "hash", passwordHash));
  }

  @Override
  public boolean unlock(String name) {
    return update(UNLOCK, Map.of("name", name));
  }

  @Override
  public boolean remove(String name) {
    return update("DELETE FROM console_users WHERE name = :name", Map.of("name", name));
  }

  @Override
  public Optional<LoginAttempt> attempt(String name) {
    return ConsoleUser.isName(name) ? attemptOf(name) : Optional.empty();
  }

  private Optional<LoginAttempt> attemptOf(String name) {
    return reach(
        () ->
            jdbc.sql(ATTEMPT)
                .param("name", name)
                .param("most", LoginAttempt.MOST)
                .param("micros", TimeUnit.MICROSECONDS.convert(LoginAttempt.LOCKED_FOR))
                .query(
                    (row, number) ->
                        new LoginAttempt(row.getString("password_hash"), row.getInt("failures")))
                .optional());
  }

  @Override
  public boolean noteLogin(String name, String passwordHash) {
    return update(NOTE_LOGIN, Map.of("name", name, "hash", passwordHash));
  }

  private List<ConsoleUser> list(String sql) {
    return reach(() -> jdbc.sql(sql).query((row, number) -> user(row)).list());
  }

  private boolean update(String sql, Map<String, ?> parameters) {
    return reach(() -> jdbc.sql(sql).params(parameters).update()) > 0;
  }

  private static ConsoleUser user(ResultSet row) throws SQLException {
    return new ConsoleUser(
        row.getString("name"),
        Names.constant(ConsoleRole.class, row.getString("role")),
        row.getBoolean("from_configuration"),
        Micros.read(row, "created_at"),
        Micros.readNullable(row, "last_login_at"),
        Micros.readNullable(row, "still_locked_until"));
  }
}
