package com.smallbiz.application.process;

/** What becomes of a process. */
public enum ProcessState {
  ACTIVE,
  /** It takes on no more jobs. */
  QUIET,
  /** It was told to end. */
  STOPPING,
  /** Nothing was heard of it for so long that it has died, or is cut off. */
  GONE
}
