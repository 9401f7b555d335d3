package com.smallbiz.application.process;

/** What an operator wants of a process. A later one in this list is not taken back. */
public enum Wish {
  NONE,
  /** It shall take on no more jobs; those that run go on. */
  QUIET,
  /** It shall let running jobs come to their end, and end. */
  STOP
}
