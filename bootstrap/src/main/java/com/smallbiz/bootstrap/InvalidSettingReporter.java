package com.smallbiz.bootstrap;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Reports a wrong setting in one line, where Boot would print a page: what is wrong is not in the
 * stack trace but in the environment.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class InvalidSettingReporter implements SpringBootExceptionReporter {

  @Override
  public boolean reportException(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidSetting) {
        System.err.println("small-biz-api cannot start: " + cause.getMessage());
        return true;
      }
    }
    return false;
  }
}
