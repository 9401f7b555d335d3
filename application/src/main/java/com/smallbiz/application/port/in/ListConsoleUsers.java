package com.smallbiz.application.port.in;

import com.smallbiz.application.console.ConsoleUser;
import java.util.List;

/** Use case: somebody looks who may use the console. */
@FunctionalInterface
public interface ListConsoleUsers {

  /** All of them, by their names. */
  List<ConsoleUser> list();
}
