package com.smallbiz.bootstrap.architecture.wrong.application.port.in;

/** Wrong: two use cases in one. */
public interface PortWithTwoMethods {

  void create();

  void change();
}
