package com.smallbiz.application.port.in;

import com.smallbiz.application.console.ConsoleSession;
import java.util.Optional;

/** Use case: a browser is known again. */
@FunctionalInterface
public interface FindConsoleSession {

  /**
   * @param token as it was sent
   * @param active whether somebody does something; a page that looks for news by itself does not
   *     keep a session from ending
   */
  Optional<ConsoleSession> find(String token, boolean active);
}
