package com.smallbiz.bootstrap;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What this process is there for. */
final class RoleVariables {

  private RoleVariables() {}

  static Set<Role> read(Variables variables) {
    return variables.read(
        "SMALLBIZ_ROLES", "web, worker, or both: web,worker", RoleVariables::roles);
  }

  private static Set<Role> roles(String value) {
    return Arrays.stream(value.split(",", -1))
        .map(RoleVariables::role)
        .collect(
            Collectors.collectingAndThen(
                Collectors.toCollection(() -> EnumSet.noneOf(Role.class)),
                Collections::unmodifiableSet));
  }

  private static Role role(String name) {
    return switch (name.strip()) {
      case "web" -> Role.WEB;
      case "worker" -> Role.WORKER;
      default -> throw new IllegalArgumentException("no such role");
    };
  }
}
