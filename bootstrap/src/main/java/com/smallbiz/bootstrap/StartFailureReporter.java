package com.smallbiz.bootstrap;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
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

  @Override
  public boolean reportException(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String reason = reason(cause);
      if (reason != null) {
        System.err.println("small-biz-api cannot start: " + reason);
        return true;
      }
    }
    return false;
  }

  private static @Nullable String reason(Throwable cause) {
    if (cause instanceof InvalidSetting setting) {
      return setting.getMessage();
    }
    if (cause instanceof PortInUseException taken) {
      return "port %d is taken".formatted(taken.getPort());
    }
    if (cause instanceof SQLException sql
        && String.valueOf(sql.getSQLState()).matches(NO_DATABASE)) {
      return "SPRING_DATASOURCE_URL leads to no database: "
          + String.valueOf(sql.getMessage()).lines().findFirst().orElse("");
    }
    return null;
  }
}
