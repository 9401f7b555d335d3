package com.smallbiz.application.usecase;

import static com.smallbiz.application.console.ConsoleRole.OPERATOR;
import static com.smallbiz.application.console.ConsoleRole.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smallbiz.application.console.ConsoleRefused;
import com.smallbiz.application.console.ConsoleUser;
import com.smallbiz.application.console.LoginAttempt;
import com.smallbiz.application.console.SessionDigest;
import com.smallbiz.application.console.SessionToken;
import com.smallbiz.application.testkit.InMemoryConsoleUsers;
import com.smallbiz.application.testkit.InMemoryPasswordHasher;
import com.smallbiz.application.testkit.InMemoryTransactions;
import com.smallbiz.application.testkit.SettableClock;
import com.smallbiz.domain.validation.InvalidInput;
import com.smallbiz.domain.validation.Violation;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleUserAdministrationTest {

  private static final String PASSWORD = "seventeen brass buttons";
  private static final String ANOTHER = "nine quiet lanterns";

  private final InMemoryTransactions database = new InMemoryTransactions();
  private final InMemoryConsoleUsers users =
      new InMemoryConsoleUsers(database, new SettableClock());
  private final InMemoryPasswordHasher hasher = new InMemoryPasswordHasher();
  private final ConsoleUserAdministration administration =
      new ConsoleUserAdministration(users, users, hasher, database);
  private final Random random = new Random(42);

  @Test
  void aUserIsKeptWithoutThePassword() {
    administration.create("ada", PASSWORD, VIEWER);

    assertThat(user("ada").role()).isEqualTo(VIEWER);
    assertThat(users.passwordHash("ada"))
        .hasValueSatisfying(hash -> assertThat(hasher.matches(PASSWORD, hash)).isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "ä", "a\0", "<script>", "a/b"})
  void aNameHasFewKindsOfCharacters(String name) {
    assertInvalid(() -> administration.create(name, PASSWORD, VIEWER), "name");
    assertThat(administration.list()).isEmpty();
  }

  @Test
  void namesAndPasswordsHaveTheirBounds() {
    administration.create("a".repeat(64), "ü".repeat(30) + "abcdefghijkl", VIEWER);

    assertInvalid(() -> administration.create("a".repeat(65), "weak", VIEWER), "name", "password");
    assertInvalid(
        () -> administration.create("b", "ü".repeat(30) + "abcdefghijklm", VIEWER), "password");
    assertInvalid(() -> administration.create("grace", "xK9-Grace-2vQ", VIEWER), "password");
  }

  @Test
  void aNameIsOneUsers() {
    administration.create("ada", PASSWORD, VIEWER);

    assertInvalid(() -> administration.create("ada", ANOTHER, OPERATOR), "name");
  }

  @Test
  void aNewPasswordEndsAllSessions() {
    administration.create("ada", PASSWORD, VIEWER);
    SessionDigest session = aSession("ada");

    assertInvalid(() -> administration.change("ada", "weak"), "password");
    assertThat(users.find(session)).isPresent();

    administration.change("ada", ANOTHER);
    assertThat(users.find(session)).isEmpty();
  }

  @Test
  void usersChangeTheirOwnPasswordIfTheyKnowIt() {
    administration.create("ada", PASSWORD, VIEWER);
    SessionDigest session = aSession("ada");

    assertInvalid(() -> administration.change("ada", PASSWORD, "weak"), "password");
    assertInvalid(() -> administration.change("ada", "a guess", ANOTHER), "present password");
    assertThat(users.find(session)).isPresent();

    administration.change("ada", PASSWORD, ANOTHER);
    assertThat(users.find(session)).isEmpty();
    assertThat(hasher.matches(ANOTHER, users.passwordHash("ada").orElseThrow())).isTrue();
  }

  @Test
  void guessingAtOnesOwnPasswordLocks() {
    administration.create("ada", PASSWORD, VIEWER);
    for (int i = 0; i < LoginAttempt.MOST; i++) {
      assertInvalid(() -> administration.change("ada", "a guess", ANOTHER), "present password");
    }

    assertInvalid(() -> administration.change("ada", PASSWORD, ANOTHER), "present password");
    assertThat(user("ada").lockedUntil()).isNotNull();
  }

  @Test
  void theOwnPasswordOfTheConfigurationIsChangedThereAndNotTried() {
    administration.establish("root", PASSWORD);
    for (int i = 0; i < LoginAttempt.MOST; i++) {
      assertRefused(
          () -> administration.change("root", PASSWORD, ANOTHER), "from the configuration");
    }

    assertThat(user("root").lockedUntil()).isNull();
  }

  @Test
  void whoeverIsRemovedIsNotKnownAnymore() {
    administration.establish("root", PASSWORD);
    administration.create("ada", PASSWORD, OPERATOR);
    SessionDigest session = aSession("ada");

    administration.remove("ada", "root");

    assertThat(users.find(session)).isEmpty();
    assertThat(administration.list()).extracting(ConsoleUser::name).containsExactly("root");
  }

  @Test
  void theOneOfTheConfigurationIsChangedThere() {
    administration.establish("root", PASSWORD);
    administration.create("ada", PASSWORD, OPERATOR);

    assertRefused(() -> administration.remove("root", "ada"), "configuration");
    assertRefused(() -> administration.change("root", VIEWER), "configuration");
    assertRefused(() -> administration.change("root", ANOTHER), "configuration");
  }

  @Test
  void somebodyIsAlwaysAnOperator() {
    administration.create("ada", PASSWORD, OPERATOR);
    administration.create("bob", PASSWORD, VIEWER);

    assertRefused(() -> administration.change("ada", VIEWER), "only operator");
    assertRefused(() -> administration.remove("ada", "bob"), "only operator");

    administration.change("bob", OPERATOR);
    administration.change("ada", VIEWER);
    assertThat(user("ada").role()).isEqualTo(VIEWER);
  }

  @Test
  void nobodyRemovesThemselvesOrWhoIsNotThere() {
    administration.create("ada", PASSWORD, OPERATOR);
    administration.create("bob", PASSWORD, OPERATOR);

    assertRefused(() -> administration.remove("ada", "ada"), "themselves");
    assertRefused(() -> administration.remove("eve", "ada"), "no user");
    assertRefused(() -> administration.unlock("eve"), "no user");
  }

  @Test
  void theConfiguredOperatorGetsInAfterEveryStart() {
    administration.create("ada", ANOTHER, VIEWER);
    for (int i = 0; i < 5; i++) {
      users.attempt("ada");
    }

    administration.establish("ada", PASSWORD);

    assertThat(user("ada").role()).isEqualTo(OPERATOR);
    assertThat(user("ada").fromConfiguration()).isTrue();
    assertThat(user("ada").lockedUntil()).isNull();
    assertThat(hasher.matches(PASSWORD, users.passwordHash("ada").orElseThrow())).isTrue();
  }

  @Test
  void theSamePasswordAfterARestartKeepsSessions() {
    administration.establish("ada", PASSWORD);
    SessionDigest session = aSession("ada");

    administration.establish("ada", PASSWORD);
    assertThat(users.find(session)).isPresent();

    administration.establish("ada", ANOTHER);
    assertThat(users.find(session)).isEmpty();
  }

  private SessionDigest aSession(String user) {
    SessionDigest digest = SessionToken.generate(random).digest();
    users.begin(digest, user);
    return digest;
  }

  private ConsoleUser user(String name) {
    return administration.list().stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void assertInvalid(Runnable work, String... fields) {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(work::run)
        .satisfies(
            invalid ->
                assertThat(invalid.violations())
                    .extracting(Violation::field)
                    .containsExactly(fields));
  }

  private static void assertRefused(Runnable work, String why) {
    assertThatThrownBy(work::run).isInstanceOf(ConsoleRefused.class).hasMessageContaining(why);
  }
}
