package com.smallbiz.adapters.web.console;

import com.smallbiz.application.audit.Press;
import com.smallbiz.application.console.ConsoleRole;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.port.in.ChangeConsolePassword;
import com.smallbiz.application.port.in.ChangeConsoleRole;
import com.smallbiz.application.port.in.ChangeOwnConsolePassword;
import com.smallbiz.application.port.in.CreateConsoleUser;
import com.smallbiz.application.port.in.ListConsoleUsers;
import com.smallbiz.application.port.in.RemoveConsoleUser;
import com.smallbiz.application.port.in.UnlockConsoleUser;
import com.smallbiz.domain.validation.InvalidInput;
import com.smallbiz.domain.validation.Violation;
import io.swagger.v3.oas.annotations.Hidden;
import java.security.Principal;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who may use the console. */
@Hidden
@Controller
final class UserController {

  /** Where users of any role change what is theirs alone. */
  static final String OWN_PASSWORD = "/admin/users/own-password";

  private static final String PATH = "/admin/users";

  /** No user is called like this. */
  private static final String OWN = "own password";

  private final ListConsoleUsers listUsers;
  private final CreateConsoleUser createUser;
  private final ChangeConsoleRole changeRole;
  private final ChangeConsolePassword changePassword;
  private final ChangeOwnConsolePassword changeOwnPassword;
  private final UnlockConsoleUser unlockUser;
  private final RemoveConsoleUser removeUser;
  private final Buttons buttons;

  UserController(
      ListConsoleUsers listUsers,
      CreateConsoleUser createUser,
      ChangeConsoleRole changeRole,
      ChangeConsolePassword changePassword,
      ChangeOwnConsolePassword changeOwnPassword,
      UnlockConsoleUser unlockUser,
      RemoveConsoleUser removeUser,
      Buttons buttons) {
    this.listUsers = listUsers;
    this.createUser = createUser;
    this.changeRole = changeRole;
    this.changePassword = changePassword;
    this.changeOwnPassword = changeOwnPassword;
    this.unlockUser = unlockUser;
    this.removeUser = removeUser;
    this.buttons = buttons;
  }

  @GetMapping(PATH)
  String users(Model model) {
    model.addAttribute("users", listUsers.list());
    return "console/users";
  }

  @PostMapping(PATH)
  String create(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "VIEWER") ConsoleRole role,
      Principal user,
      Origin origin,
      Model model) {
    model.addAttribute("name", name);
    model.addAttribute("role", role);
    return orCorrect(
        "",
        () ->
            press(
                user,
                "add user",
                name,
                origin,
                () -> {
                  createUser.create(name, password, role);
                  return "%s may log in, as %s".formatted(name, inWords(role));
                }),
        model);
  }

  @PostMapping("/admin/users/role")
  String changeRole(
      @RequestParam String name, @RequestParam ConsoleRole role, Principal user, Origin origin) {
    return press(
        user,
        "change role",
        name,
        origin,
        () -> {
          changeRole.change(name, role);
          return "%s is %s from now on".formatted(name, inWords(role));
        });
  }

  @PostMapping("/admin/users/password")
  String changePassword(
      @RequestParam String name,
      @RequestParam(defaultValue = "") String password,
      Principal user,
      Origin origin,
      Model model) {
    return orCorrect(
        name,
        () ->
            press(
                user,
                "change password",
                name,
                origin,
                () -> {
                  changePassword.change(name, password);
                  return "%s has a new password, and has to log in with it".formatted(name);
                }),
        model);
  }

  @PostMapping(OWN_PASSWORD)
  String changeOwnPassword(
      @RequestParam(defaultValue = "") String present,
      @RequestParam(defaultValue = "") String password,
      Principal user,
      Origin origin,
      Model model) {
    return orCorrect(
        OWN,
        () ->
            press(
                user,
                "change own password",
                user.getName(),
                origin,
                () -> {
                  changeOwnPassword.change(user.getName(), present, password);
                  return "You have a new password";
                }),
        model);
  }

  @PostMapping("/admin/users/unlock")
  String unlock(@RequestParam String name, Principal user, Origin origin) {
    return press(
        user,
        "unlock user",
        name,
        origin,
        () -> {
          unlockUser.unlock(name);
          return name + " may log in again";
        });
  }

  @PostMapping("/admin/users/remove")
  String remove(@RequestParam String name, Principal user, Origin origin) {
    return press(
        user,
        "remove user",
        name,
        origin,
        () -> {
          removeUser.remove(name, user.getName());
          return name + " is removed";
        });
  }

  private String press(
      Principal user, String what, String name, Origin origin, Supplier<String> work) {
    return buttons.press(new Press(user.getName(), what, "user " + name, origin), work, PATH);
  }

  /**
   * Shows the form again if it was not filled in well.
   *
   * @param user whose password was to be changed; {@link #OWN} if it was one's own, empty if a user
   *     was to be added
   */
  private String orCorrect(String user, Supplier<String> pressed, Model model) {
    try {
      return pressed.get();
    } catch (InvalidInput invalid) {
      Map<String, String> faults =
          invalid.violations().stream()
              .collect(Collectors.toMap(Violation::field, Violation::detail, (one, other) -> one));
      model.addAttribute("faults", faults);
      model.addAttribute("faultsOf", user);
      return users(model);
    }
  }

  private static String inWords(ConsoleRole role) {
    return (role == ConsoleRole.OPERATOR ? "an " : "a ") + role.name().toLowerCase(Locale.ROOT);
  }
}
