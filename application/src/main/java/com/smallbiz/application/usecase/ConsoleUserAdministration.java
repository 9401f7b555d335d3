package com.smallbiz.application.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.smallbiz.application.console.ConsoleRefused;
import com.smallbiz.application.console.ConsoleRole;
import com.smallbiz.application.console.ConsoleUser;
import com.smallbiz.application.console.WeakPasswords;
import com.smallbiz.application.port.in.ChangeConsolePassword;
import com.smallbiz.application.port.in.ChangeConsoleRole;
import com.smallbiz.application.port.in.ChangeOwnConsolePassword;
import com.smallbiz.application.port.in.CreateConsoleUser;
import com.smallbiz.application.port.in.EstablishFirstOperator;
import com.smallbiz.application.port.in.ListConsoleUsers;
import com.smallbiz.application.port.in.RemoveConsoleUser;
import com.smallbiz.application.port.in.UnlockConsoleUser;
import com.smallbiz.application.port.out.ConsoleSessions;
import com.smallbiz.application.port.out.ConsoleUsers;
import com.smallbiz.application.port.out.PasswordHasher;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.domain.validation.Rule;
import com.smallbiz.domain.validation.Validation;
import java.util.List;
import java.util.function.Consumer;

/** Decides who may use the console, and sees to it that somebody always may. */
public final class ConsoleUserAdministration
    implements ListConsoleUsers,
        CreateConsoleUser,
        ChangeConsoleRole,
        ChangeConsolePassword,
        ChangeOwnConsolePassword,
        UnlockConsoleUser,
        RemoveConsoleUser,
        EstablishFirstOperator {

  private final ConsoleUsers users;
  private final ConsoleSessions sessions;
  private final PasswordHasher hasher;
  private final Transactions transactions;

  public ConsoleUserAdministration(
      ConsoleUsers users,
      ConsoleSessions sessions,
      PasswordHasher hasher,
      Transactions transactions) {
    this.users = users;
    this.sessions = sessions;
    this.hasher = hasher;
    this.transactions = transactions;
  }

  @Override
  public List<ConsoleUser> list() {
    return users.all();
  }

  @Override
  public void create(String name, String password, ConsoleRole role) {
    var validation = new Validation();
    if (!ConsoleUser.isName(name)) {
      validation.reject("name", Rule.INVALID_FORMAT, "must be " + ConsoleUser.NAME_RULE);
    }
    checkPassword(validation, password, name);
    validation.throwIfBroken();
    if (!users.add(name, role, hasher.hash(password))) {
      validation.reject("name", Rule.MISMATCH, "is another user's");
      validation.throwIfBroken();
    }
  }

  @Override
  public void change(String name, ConsoleRole role) {
    with(
        name,
        user -> {
          requireOurs(user);
          if (role != ConsoleRole.OPERATOR) {
            requireAnotherOperator(user);
          }
          users.changeRole(name, role);
        });
  }

  @Override
  public void change(String name, String password) {
    requireGoodPassword(password, name);
    String hash = hasher.hash(password);
    with(
        name,
        user -> {
          requireOurs(user);
          users.changePassword(name, hash);
          sessions.endAllOf(name);
        });
  }

  /** No try is counted for what would be refused in any case. */
  @Override
  public void change(String name, String present, String password) {
    with(name, ConsoleUserAdministration::requireOurs);
    requireGoodPassword(password, name);
    boolean known =
        users
            .attempt(name)
            .filter(it -> hasher.matches(present, it.passwordHash()) && it.isAdmitted())
            .isPresent();
    if (!known) {
      var validation = new Validation();
      validation.reject(
          "present password", Rule.MISMATCH, "is wrong, or the account is locked for a while");
      validation.throwIfBroken();
    }
    change(name, password);
  }

  @Override
  public void unlock(String name) {
    with(name, user -> users.unlock(name));
  }

  @Override
  public void remove(String name, String by) {
    with(
        name,
        user -> {
          requireOurs(user);
          if (name.equals(by)) {
            throw new ConsoleRefused("nobody removes themselves");
          }
          requireAnotherOperator(user);
          users.remove(name);
        });
  }

  /** A password that is the same keeps its hash, and so the sessions that it has opened. */
  @Override
  public void establish(String name, String password) {
    String known = users.passwordHash(name).filter(it -> hasher.matches(password, it)).orElse(null);
    String hash = known == null ? hasher.hash(password) : known;
    transactions.inTransaction(
        () -> {
          users.configure(name, hash);
          if (known == null) {
            sessions.endAllOf(name);
          }
          return name;
        });
  }

  /** Nobody else changes users meanwhile, so that two operators cannot remove each other. */
  private void with(String name, Consumer<ConsoleUser> change) {
    transactions.inTransaction(
        () -> {
          ConsoleUser user =
              users.hold().stream()
                  .filter(it -> it.name().equals(name))
                  .findFirst()
                  .orElseThrow(() -> new ConsoleRefused("there is no user of this name"));
          change.accept(user);
          return user;
        });
  }

  private static void requireOurs(ConsoleUser user) {
    if (user.fromConfiguration()) {
      throw new ConsoleRefused(user.name() + " is from the configuration, and is changed there");
    }
  }

  private void requireAnotherOperator(ConsoleUser user) {
    if (users.all().stream().noneMatch(it -> it.isOperator() && !it.name().equals(user.name()))) {
      throw new ConsoleRefused(user.name() + " is the only operator");
    }
  }

  private static void requireGoodPassword(String password, String user) {
    var validation = new Validation();
    checkPassword(validation, password, user);
    validation.throwIfBroken();
  }

  private static void checkPassword(Validation validation, String password, String user) {
    if (password.getBytes(UTF_8).length > PasswordHasher.MAX_BYTES) {
      validation.reject(
          "password",
          Rule.TOO_LONG,
          "must be at most %d bytes of UTF-8".formatted(PasswordHasher.MAX_BYTES));
    } else if (WeakPasswords.include(password, user)) {
      validation.reject("password", Rule.INVALID_FORMAT, WeakPasswords.RULE);
    }
  }
}
