package com.smallbiz.application.console;

/** What a user of the console may do. */
public enum ConsoleRole {
  /** Sees everything and changes nothing. */
  VIEWER,
  /** Presses buttons, and manages users. */
  OPERATOR
}
