package com.smallbiz.application.testkit;

import com.smallbiz.application.console.ConsoleRole;
import com.smallbiz.application.console.ConsoleSession;
import com.smallbiz.application.console.ConsoleUser;
import com.smallbiz.application.console.LoginAttempt;
import com.smallbiz.application.console.SessionDigest;
import com.smallbiz.application.port.out.ConsoleSessions;
import com.smallbiz.application.port.out.ConsoleUsers;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The console's users and their sessions in memory. The clock is the storage's. */
public final class InMemoryConsoleUsers implements ConsoleUsers, ConsoleSessions {

  private final InMemoryTransactions database;
  private final Map<String, Row> users;
  private final Map<SessionDigest, Session> sessions;
  private final Clock clock;

  private record Row(
      String hash,
      ConsoleRole role,
      boolean configured,
      Instant createdAt,
      @Nullable Instant lastLoginAt,
      int failures,
      @Nullable Instant lockedUntil) {

    Row withHash(String newHash) {
      return new Row(newHash, role, configured, createdAt, lastLoginAt, 0, null);
    }

    Row with(ConsoleRole newRole, boolean nowConfigured) {
      return new Row(hash, newRole, nowConfigured, createdAt, lastLoginAt, failures, lockedUntil);
    }

    Row withFailures(int newFailures, @Nullable Instant newLockedUntil) {
      return new Row(hash, role, configured, createdAt, lastLoginAt, newFailures, newLockedUntil);
    }

    Row loggedInAt(Instant now) {
      return new Row(hash, role, configured, createdAt, now, 0, null);
    }
  }

  private record Session(String user, Instant createdAt, Instant lastSeenAt) {

    boolean isLive(Instant now) {
      return createdAt.isAfter(now.minus(ConsoleSession.LONGEST))
          && lastSeenAt.isAfter(now.minus(ConsoleSession.IDLE));
    }
  }

  public InMemoryConsoleUsers(InMemoryTransactions database, Clock clock) {
    this.database = database;
    this.users = database.newTable();
    this.sessions = database.newTable();
    this.clock = clock;
  }

  @Override
  public List<ConsoleUser> all() {
    return database.exclusively(
        () ->
            users.entrySet().stream()
                .map(it -> user(it.getKey(), it.getValue()))
                .sorted(Comparator.comparing(ConsoleUser::name))
                .toList());
  }

  @Override
  public List<ConsoleUser> hold() {
    return all();
  }

  @Override
  public boolean add(String name, ConsoleRole role, String passwordHash) {
    var row = new Row(passwordHash, role, false, clock.instant(), null, 0, null);
    return database.exclusively(() -> users.putIfAbsent(name, row)) == null;
  }

  private boolean isConfigured(String name) {
    Row row = users.get(name);
    return row != null && row.configured();
  }

  @Override
  public void configure(String name, String passwordHash) {
    database.exclusively(
        () -> {
          sessions.values().removeIf(it -> !it.user().equals(name) && isConfigured(it.user()));
          users.replaceAll(
              (other, row) ->
                  row.configured() && !other.equals(name)
                      ? row.withHash("none").with(row.role(), false)
                      : row);
          return users.compute(
              name,
              (same, row) ->
                  row == null
                      ? new Row(
                          passwordHash, ConsoleRole.OPERATOR, true, clock.instant(), null, 0, null)
                      : row.withHash(passwordHash).with(ConsoleRole.OPERATOR, true));
        });
  }

  @Override
  public Optional<String> passwordHash(String name) {
    return database.exclusively(() -> Optional.ofNullable(users.get(name)).map(Row::hash));
  }

  @Override
  public boolean changeRole(String name, ConsoleRole role) {
    return change(name, row -> row.with(role, row.configured()));
  }

  @Override
  public boolean changePassword(String name, String passwordHash) {
    return change(name, row -> row.withHash(passwordHash));
  }

  @Override
  public boolean unlock(String name) {
    return change(name, row -> row.withFailures(0, null));
  }

  @Override
  public boolean remove(String name) {
    return database.exclusively(
        () -> {
          endAllOf(name);
          return users.remove(name) != null;
        });
  }

  @Override
  public Optional<LoginAttempt> attempt(String name) {
    return database.exclusively(
        () -> {
          change(name, this::withOneFailureMore);
          return Optional.ofNullable(users.get(name))
              .map(row -> new LoginAttempt(row.hash(), row.failures()));
        });
  }

  @Override
  public boolean noteLogin(String name, String passwordHash) {
    return database.exclusively(
        () -> {
          Row row = users.get(name);
          return row != null
              && row.hash().equals(passwordHash)
              && change(name, it -> it.loggedInAt(clock.instant()));
        });
  }

  @Override
  public void begin(SessionDigest digest, String user) {
    database.exclusively(
        () -> {
          if (!users.containsKey(user)) {
            throw new IllegalStateException("a session of nobody");
          }
          return sessions.put(digest, new Session(user, clock.instant(), clock.instant()));
        });
  }

  @Override
  public Optional<ConsoleSession> find(SessionDigest digest) {
    return database.exclusively(
        () ->
            Optional.ofNullable(sessions.get(digest))
                .filter(it -> it.isLive(clock.instant()))
                .map(it -> new ConsoleSession(it.user(), users.get(it.user()).role())));
  }

  @Override
  public Optional<ConsoleSession> use(SessionDigest digest) {
    return database.exclusively(
        () -> {
          Optional<ConsoleSession> found = find(digest);
          if (found.isPresent()) {
            sessions.computeIfPresent(digest, (same, it) -> used(it));
          }
          return found;
        });
  }

  @Override
  public void end(SessionDigest digest) {
    database.exclusively(() -> sessions.remove(digest));
  }

  @Override
  public void endAllOf(String user) {
    database.exclusively(() -> sessions.values().removeIf(it -> it.user().equals(user)));
  }

  @Override
  public int removeExpired() {
    return database.exclusively(
        () -> {
          int before = sessions.size();
          sessions.values().removeIf(it -> !it.isLive(clock.instant()));
          return before - sessions.size();
        });
  }

  private Row withOneFailureMore(Row row) {
    Instant locked = row.lockedUntil();
    if (locked != null && !locked.isAfter(clock.instant())) {
      return row.withFailures(1, null);
    }
    int failures = row.failures() + 1;
    return row.withFailures(
        failures,
        failures == LoginAttempt.MOST ? clock.instant().plus(LoginAttempt.LOCKED_FOR) : locked);
  }

  private Session used(Session session) {
    Instant now = clock.instant();
    return session.lastSeenAt().isBefore(now.minus(ACCURACY))
        ? new Session(session.user(), session.createdAt(), now)
        : session;
  }

  private boolean change(String name, UnaryOperator<Row> change) {
    return database.exclusively(
        () -> users.computeIfPresent(name, (same, row) -> change.apply(row)) != null);
  }

  private ConsoleUser user(String name, Row row) {
    Instant locked = row.lockedUntil();
    return new ConsoleUser(
        name,
        row.role(),
        row.configured(),
        row.createdAt(),
        row.lastLoginAt(),
        locked != null && locked.isAfter(clock.instant()) ? locked : null);
  }
}
