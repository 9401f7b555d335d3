package com.smallbiz.application.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.smallbiz.application.audit.AuditEntry.Status;
import com.smallbiz.application.audit.AuditId;
import com.smallbiz.application.audit.Press;
import com.smallbiz.application.console.ConsoleSession;
import com.smallbiz.application.console.LoginAttempt;
import com.smallbiz.application.console.SessionDigest;
import com.smallbiz.application.console.SessionToken;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.port.in.FindConsoleSession;
import com.smallbiz.application.port.in.LogIn;
import com.smallbiz.application.port.in.LogInCommand;
import com.smallbiz.application.port.in.LogOut;
import com.smallbiz.application.port.out.AuditLog;
import com.smallbiz.application.port.out.ConsoleSessions;
import com.smallbiz.application.port.out.ConsoleUsers;
import com.smallbiz.application.port.out.Ids;
import com.smallbiz.application.port.out.PasswordHasher;
import com.smallbiz.application.port.out.Transactions;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Lets users of the console in, knows them again, and lets them go. */
public final class ConsoleAccess implements LogIn, LogOut, FindConsoleSession {

  private static final String CONSOLE = "console";

  /** Not what was typed as a name: some type their password there. No user is called like this. */
  private static final String NOBODY = "unknown user";

  private final ConsoleUsers users;
  private final ConsoleSessions sessions;
  private final PasswordHasher hasher;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final Ids ids;
  private final RandomGenerator random;
  private final String nobodysHash;

  /**
   * @param random must be unpredictable: what it gives becomes the tokens of sessions
   */
  public ConsoleAccess(
      ConsoleUsers users,
      ConsoleSessions sessions,
      PasswordHasher hasher,
      AuditLog auditLog,
      Transactions transactions,
      Ids ids,
      RandomGenerator random) {
    this.users = users;
    this.sessions = sessions;
    this.hasher = hasher;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.ids = ids;
    this.random = random;
    this.nobodysHash = hasher.hash("of nobody, to compare with");
  }

  @Override
  public Optional<SessionToken> logIn(LogInCommand command) {
    Optional<LoginAttempt> attempt = users.attempt(command.name());
    String hash = attempt.map(LoginAttempt::passwordHash).orElse(nobodysHash);
    boolean matches = matches(command.password(), hash);
    if (attempt.isEmpty()) {
      note(NOBODY, "log in", Status.REFUSED, "There is no such user", command.origin());
      return Optional.empty();
    }
    LoginAttempt known = attempt.get();
    if (matches && known.isAdmitted()) {
      Optional<SessionToken> begun = begin(command.name(), hash);
      if (begun.isPresent()) {
        note(command.name(), "log in", Status.DONE, "Logged in", command.origin());
        return begun;
      }
    }
    note(command.name(), "log in", Status.REFUSED, why(known), command.origin());
    return Optional.empty();
  }

  @Override
  public void logOut(String token, Origin origin) {
    SessionToken.parse(token)
        .map(SessionToken::digest)
        .ifPresent(
            digest -> {
              Optional<ConsoleSession> session = sessions.find(digest);
              sessions.end(digest);
              session.ifPresent(
                  it -> note(it.user(), "log out", Status.DONE, "Logged out", origin));
            });
  }

  @Override
  public Optional<ConsoleSession> find(String token, boolean active) {
    return SessionToken.parse(token)
        .flatMap(
            it -> {
              SessionDigest digest = it.digest();
              return active ? sessions.use(digest) : sessions.find(digest);
            });
  }

  /** One that is too long takes as long as any other. */
  private boolean matches(String password, String hash) {
    boolean possible =
        !password.isEmpty() && password.getBytes(UTF_8).length <= PasswordHasher.MAX_BYTES;
    return hasher.matches(possible ? password : "impossible", hash) && possible;
  }

  /** Nothing, if the user was removed or got another password meanwhile. */
  private Optional<SessionToken> begin(String user, String hash) {
    var token = SessionToken.generate(random);
    return transactions.inTransaction(
        () -> {
          if (!users.noteLogin(user, hash)) {
            return Optional.empty();
          }
          sessions.begin(token.digest(), user);
          return Optional.of(token);
        });
  }

  private static String why(LoginAttempt failed) {
    if (!failed.isAdmitted()) {
      return "The user is locked for a while";
    }
    return failed.isLast()
        ? "The password is wrong, for the %d. time: the user is locked for %d minutes"
            .formatted(LoginAttempt.MOST, LoginAttempt.LOCKED_FOR.toMinutes())
        : "The password is wrong";
  }

  private void note(String who, String what, Status status, String outcome, Origin origin) {
    var id = new AuditId(ids.next());
    auditLog.begin(id, new Press(who, what, CONSOLE, origin));
    auditLog.end(id, status, outcome);
  }
}
