package com.smallbiz.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.audit.AuditEntry;
import com.smallbiz.application.audit.AuditQuery;
import com.smallbiz.application.console.ConsoleRole;
import com.smallbiz.application.console.ConsoleSession;
import com.smallbiz.application.console.LoginAttempt;
import com.smallbiz.application.console.SessionToken;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.port.in.LogInCommand;
import com.smallbiz.application.testkit.InMemoryAuditLog;
import com.smallbiz.application.testkit.InMemoryConsoleUsers;
import com.smallbiz.application.testkit.InMemoryPasswordHasher;
import com.smallbiz.application.testkit.InMemoryTransactions;
import com.smallbiz.application.testkit.SequentialIds;
import com.smallbiz.application.testkit.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleAccessTest {

  private static final String PASSWORD = "seventeen brass buttons";
  private static final Origin ORIGIN = new Origin("request-1", "00-1-2-00");
  private static final ConsoleSession ADAS = new ConsoleSession("ada", ConsoleRole.VIEWER);

  private final SettableClock clock = new SettableClock();
  private final InMemoryTransactions database = new InMemoryTransactions();
  private final InMemoryConsoleUsers users = new InMemoryConsoleUsers(database, clock);
  private final InMemoryAuditLog auditLog = new InMemoryAuditLog(database, clock);
  private final InMemoryPasswordHasher hasher = new InMemoryPasswordHasher();
  private final ConsoleAccess access =
      new ConsoleAccess(
          users, users, hasher, auditLog, database, new SequentialIds(), new Random(42));

  @BeforeEach
  void addAda() {
    users.add("ada", ConsoleRole.VIEWER, hasher.hash(PASSWORD));
  }

  @Test
  void theRightPasswordBeginsASession() {
    SessionToken token = logIn("ada", PASSWORD).orElseThrow();

    assertThat(access.find(token.text(), true)).contains(ADAS);
    assertThat(outcomes()).containsExactly("ada DONE Logged in");
    assertThat(users.all().get(0).lastLoginAt()).isEqualTo(clock.instant());
  }

  @Test
  void everyLoginHasATokenOfItsOwn() {
    assertThat(logIn("ada", PASSWORD).orElseThrow().text())
        .isNotEqualTo(logIn("ada", PASSWORD).orElseThrow().text());
  }

  @Test
  void nobodyElseGetsIn() {
    assertThat(logIn("ada", "seventeen brass button")).isEmpty();
    assertThat(logIn("ada", "")).isEmpty();
    assertThat(logIn("ada", "impossible")).isEmpty();
    assertThat(logIn("ada", "x".repeat(73))).isEmpty();
    assertThat(access.find("no token", true)).isEmpty();
    assertThat(access.find(SessionToken.generate(new Random(1)).text(), true)).isEmpty();
  }

  @Test
  void whatWasTypedInTheWrongFieldIsNotWrittenDown() {
    assertThat(logIn(PASSWORD, "ada")).isEmpty();

    assertThat(outcomes()).containsExactly("unknown user REFUSED There is no such user");
    assertThat(new LogInCommand("ada", PASSWORD, ORIGIN).toString()).doesNotContain(PASSWORD);
  }

  @Test
  void afterFiveFailuresNotEvenTheRightPasswordLetsIn() {
    for (int i = 0; i < LoginAttempt.MOST; i++) {
      assertThat(logIn("ada", "wrong")).isEmpty();
    }
    assertThat(logIn("ada", PASSWORD)).isEmpty();
    assertThat(outcomes())
        .containsSubsequence(
            "ada REFUSED The user is locked for a while",
            "ada REFUSED The password is wrong, for the 5. time: the user is locked for 15"
                + " minutes",
            "ada REFUSED The password is wrong");

    clock.advance(LoginAttempt.LOCKED_FOR);
    assertThat(logIn("ada", PASSWORD)).isPresent();
  }

  @Test
  void failuresThatAreNotInARowLockNobody() {
    for (int i = 0; i < 3; i++) {
      for (int j = 1; j < LoginAttempt.MOST; j++) {
        assertThat(logIn("ada", "wrong")).isEmpty();
      }
      assertThat(logIn("ada", PASSWORD)).isPresent();
    }
  }

  @Test
  void whoLogsOutIsNotKnownAnymore() {
    SessionToken token = logIn("ada", PASSWORD).orElseThrow();
    SessionToken other = logIn("ada", PASSWORD).orElseThrow();

    access.logOut(token.text(), ORIGIN);
    access.logOut(token.text(), ORIGIN);
    access.logOut("no token", ORIGIN);

    assertThat(access.find(token.text(), true)).isEmpty();
    assertThat(access.find(other.text(), true)).contains(ADAS);
    assertThat(outcomes())
        .containsExactlyInAnyOrder(
            "ada DONE Logged out", "ada DONE Logged in", "ada DONE Logged in");
  }

  @Test
  void aPageThatLooksForNewsByItselfKeepsNoSession() {
    SessionToken token = logIn("ada", PASSWORD).orElseThrow();

    clock.advance(ConsoleSession.IDLE.minus(Duration.ofMinutes(5)));
    assertThat(access.find(token.text(), false)).contains(ADAS);
    clock.advance(Duration.ofMinutes(5));

    assertThat(access.find(token.text(), false)).isEmpty();
  }

  @Test
  void aTokenThatIsPrintedByMistakeLetsNobodyIn() {
    SessionToken token = SessionToken.generate(new Random(1));

    assertThat(token.toString()).doesNotContain(token.text());
    assertThat(token.digest().hex()).hasSize(64);
  }

  private Optional<SessionToken> logIn(String name, String password) {
    return access.logIn(new LogInCommand(name, password, ORIGIN));
  }

  private List<String> outcomes() {
    return auditLog.page(new AuditQuery(null, null, 50, null)).entries().stream()
        .map(ConsoleAccessTest::line)
        .toList();
  }

  private static String line(AuditEntry entry) {
    return entry.who() + " " + entry.status() + " " + entry.outcome();
  }
}
