package com.smallbiz.bootstrap;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.config.ConfigDataNotFoundException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Reports in one line, where Boot would print a page, that the environment is not as it has to be:
 * what is wrong is not in the stack trace.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailureReporter implements SpringBootExceptionReporter {

  /** The classes of SQL states for: no connection, no such role or password, no such database. */
  private static final String NO_DATABASE = "(08|28|3D).*";

  /** A table is missing. */
  private static final String NOT_MIGRATED = "42P01";

  @Override
  public boolean reportException(Throwable failure) {
    String report = report(failure);
    if (report == null) {
      return false;
    }
    System.err.println(report);
    return true;
  }

  private static @Nullable String report(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof WrongUsage) {
        return "small-biz-api: %s%n%n%s".formatted(cause.getMessage(), CommandLine.USAGE);
      }
      if (cause instanceof CommandFailed) {
        return "small-biz-api: " + cause.getMessage();
      }
      String reason = reason(cause);
      if (reason != null) {
        return "small-biz-api cannot start: " + reason;
      }
    }
    return null;
  }

  private static @Nullable String reason(Throwable cause) {
    if (cause instanceof InvalidSetting setting) {
      return setting.getMessage();
    }
    if (cause instanceof ConfigDataNotFoundException missing) {
      return "SPRING_CONFIG_IMPORT leads nowhere: " + missing.getReferenceDescription();
    }
    if (cause instanceof PortInUseException taken) {
      return "port %d is taken".formatted(taken.getPort());
    }
    if (cause instanceof SQLException sql
        && String.valueOf(sql.getSQLState()).matches(NO_DATABASE)) {
      return "SPRING_DATASOURCE_URL leads to no database: "
          + String.valueOf(sql.getMessage()).lines().findFirst().orElse("");
    }
    if (PatientMigration.isInUse(cause)) {
      return "tables that a migration changes are in use, by a transaction that does not end;"
          + " nothing is lost, should be tried again";
    }
    if (cause instanceof SQLException sql && NOT_MIGRATED.equals(sql.getSQLState())) {
      return "the database has not all tables; should be brought up to date by migrate";
    }
    return null;
  }
}
