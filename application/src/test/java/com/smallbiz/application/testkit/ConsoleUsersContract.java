package com.smallbiz.application.testkit;

import static com.smallbiz.application.console.ConsoleRole.OPERATOR;
import static com.smallbiz.application.console.ConsoleRole.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.console.ConsoleRole;
import com.smallbiz.application.console.ConsoleUser;
import com.smallbiz.application.console.LoginAttempt;
import com.smallbiz.application.port.out.ConsoleUsers;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link ConsoleUsers} keep of users, and when they lock them. */
public abstract class ConsoleUsersContract {

  private static final String HASH = "of a password";

  /** There are none when a test begins. */
  protected abstract ConsoleUsers users();

  /** Lets time pass, as far as the storage can tell. */
  protected abstract void pass(Duration time);

  @Test
  void aUserIsKept() {
    assertThat(users().add("ada", VIEWER, HASH)).isTrue();

    ConsoleUser ada = user("ada");
    assertThat(ada.role()).isEqualTo(VIEWER);
    assertThat(ada.fromConfiguration()).isFalse();
    assertThat(ada.lastLoginAt()).isNull();
    assertThat(ada.lockedUntil()).isNull();
    assertThat(users().passwordHash("ada")).contains(HASH);
    assertThat(users().hold()).isEqualTo(users().all());
  }

  @Test
  void aNameIsOneUsers() {
    users().add("ada", VIEWER, HASH);

    assertThat(users().add("ada", OPERATOR, "another")).isFalse();
    assertThat(users().add("Ada", OPERATOR, "another")).isTrue();
    assertThat(users().all()).extracting(ConsoleUser::name).containsExactly("Ada", "ada");
    assertThat(users().passwordHash("ada")).contains(HASH);
  }

  @Test
  void whoIsNotThereIsNotChanged() {
    assertThat(users().changeRole("ada", OPERATOR)).isFalse();
    assertThat(users().changePassword("ada", HASH)).isFalse();
    assertThat(users().unlock("ada")).isFalse();
    assertThat(users().remove("ada")).isFalse();
    assertThat(users().noteLogin("ada", HASH)).isFalse();
    assertThat(users().attempt("ada")).isEmpty();
    assertThat(users().attempt("\0")).isEmpty();
    assertThat(users().passwordHash("ada")).isEmpty();
    assertThat(users().all()).isEmpty();
  }

  @Test
  void roleAndPasswordCanBeChanged() {
    users().add("ada", VIEWER, HASH);

    assertThat(users().changeRole("ada", OPERATOR)).isTrue();
    assertThat(users().changePassword("ada", "another")).isTrue();

    assertThat(user("ada").role()).isEqualTo(ConsoleRole.OPERATOR);
    assertThat(users().passwordHash("ada")).contains("another");
  }

  @Test
  void aUserCanBeRemoved() {
    users().add("ada", VIEWER, HASH);
    users().add("bob", VIEWER, HASH);

    assertThat(users().remove("ada")).isTrue();
    assertThat(users().all()).extracting(ConsoleUser::name).containsExactly("bob");
  }

  @Test
  void oneUserIsFromTheConfiguration() {
    users().add("bob", VIEWER, HASH);
    users().configure("ada", HASH);
    assertThat(user("ada").fromConfiguration()).isTrue();
    assertThat(user("ada").role()).isEqualTo(OPERATOR);

    users().configure("bob", "another");

    assertThat(user("bob").fromConfiguration()).isTrue();
    assertThat(user("bob").role()).isEqualTo(OPERATOR);
    assertThat(users().passwordHash("bob")).contains("another");
    assertThat(user("ada").fromConfiguration()).isFalse();
    assertThat(user("ada").role()).isEqualTo(OPERATOR);
    assertThat(users().passwordHash("ada")).isNotEqualTo(Optional.of(HASH));
  }

  @Test
  void tooManyFailuresLockAUserForAWhile() {
    users().add("ada", VIEWER, HASH);
    for (int i = 1; i < LoginAttempt.MOST; i++) {
      assertThat(users().attempt("ada")).contains(new LoginAttempt(HASH, i));
      assertThat(user("ada").lockedUntil()).isNull();
    }
    assertThat(users().attempt("ada"))
        .hasValueSatisfying(it -> assertThat(it.isAdmitted() && it.isLast()).isTrue());
    assertThat(user("ada").lockedUntil()).isNotNull();

    pass(LoginAttempt.LOCKED_FOR.minusSeconds(10));
    assertThat(users().attempt("ada"))
        .hasValueSatisfying(it -> assertThat(it.isAdmitted()).isFalse());

    pass(Duration.ofSeconds(10));
    assertThat(user("ada").lockedUntil()).isNull();
    assertThat(users().attempt("ada")).contains(new LoginAttempt(HASH, 1));
    assertThat(users().attempt("ada")).contains(new LoginAttempt(HASH, 2));
  }

  @Test
  void aLoginTakesTheFailuresBack() {
    users().add("ada", VIEWER, HASH);
    for (int i = 0; i < LoginAttempt.MOST; i++) {
      users().attempt("ada");
    }

    assertThat(users().noteLogin("ada", HASH)).isTrue();

    assertThat(user("ada").lastLoginAt()).isNotNull();
    assertThat(user("ada").lockedUntil()).isNull();
    assertThat(users().attempt("ada")).contains(new LoginAttempt(HASH, 1));
  }

  @Test
  void aLoginWithAPasswordThatWasChangedMeanwhileIsNone() {
    users().add("ada", VIEWER, "another");

    assertThat(users().noteLogin("ada", HASH)).isFalse();
    assertThat(user("ada").lastLoginAt()).isNull();
  }

  @Test
  void aLockedUserCanBeLetIn() {
    users().add("ada", VIEWER, HASH);
    users().add("bob", VIEWER, HASH);
    users().configure("eve", HASH);
    for (String name : new String[] {"ada", "bob", "eve"}) {
      for (int i = 0; i < LoginAttempt.MOST; i++) {
        users().attempt(name);
      }
    }

    users().unlock("ada");
    users().changePassword("bob", HASH);
    users().configure("eve", HASH);

    assertThat(users().all()).extracting(ConsoleUser::lockedUntil).containsOnlyNulls();
    assertThat(users().attempt("ada")).contains(new LoginAttempt(HASH, 1));
    assertThat(users().attempt("bob")).contains(new LoginAttempt(HASH, 1));
    assertThat(users().attempt("eve")).contains(new LoginAttempt(HASH, 1));
  }

  private ConsoleUser user(String name) {
    return users().all().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }
}
