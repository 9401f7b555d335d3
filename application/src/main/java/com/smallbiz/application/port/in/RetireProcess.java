package com.smallbiz.application.port.in;

/** Use case: this process comes to its end, and lets the others know. */
@FunctionalInterface
public interface RetireProcess {

  void retire();
}
