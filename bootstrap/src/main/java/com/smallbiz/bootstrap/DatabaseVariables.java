package com.smallbiz.bootstrap;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Function;

/**
 * Where PostgreSQL is. Boot takes these variables itself; here they are only checked, so that a
 * wrong one is refused in the words of all others.
 */
final class DatabaseVariables {

  private DatabaseVariables() {}

  static void check(Variables variables) {
    variables.read(
        "SPRING_DATASOURCE_URL",
        "a JDBC URL: jdbc:postgresql://host:5432/database",
        DatabaseVariables::jdbcUrl);
    variables.read("SPRING_DATASOURCE_USERNAME", "a PostgreSQL role", DatabaseVariables::notEmpty);
    variables.read("SPRING_DATASOURCE_PASSWORD", "the role's password", Function.identity());
  }

  private static String jdbcUrl(String value) {
    try {
      if (!value.startsWith("jdbc:postgresql:")) {
        throw new IllegalArgumentException("not PostgreSQL's");
      }
      var unused = DriverManager.getDriver(value);
      return value;
    } catch (SQLException unreadable) {
      throw new IllegalArgumentException(unreadable);
    }
  }

  private static String notEmpty(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("empty");
    }
    return value;
  }
}
