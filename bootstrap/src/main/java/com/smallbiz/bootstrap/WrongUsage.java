package com.smallbiz.bootstrap;

import org.springframework.boot.ExitCodeGenerator;

/** The process was started with arguments that make no sense. The message says which. */
final class WrongUsage extends RuntimeException implements ExitCodeGenerator {

  WrongUsage(String message) {
    super(message);
  }

  /** The one by which shells and their tools tell a wrong call from work that failed. */
  @Override
  public int getExitCode() {
    return 2;
  }
}
