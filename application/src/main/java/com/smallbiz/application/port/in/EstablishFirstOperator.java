package com.smallbiz.application.port.in;

/** Use case: whoever configures the console can log in, whatever happened to its users. */
@FunctionalInterface
public interface EstablishFirstOperator {

  /**
   * @param password in plain text
   */
  void establish(String name, String password);
}
