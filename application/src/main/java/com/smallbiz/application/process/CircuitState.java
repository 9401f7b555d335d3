package com.smallbiz.application.process;

/** Whether a process lets calls through to the external order system. */
public enum CircuitState {
  /** All of them. */
  CLOSED,
  /** None: too many have failed, and it is left alone for a while. */
  OPEN,
  /** A few, to find out how it is. */
  HALF_OPEN,
  /** This process does not call it. */
  NONE
}
