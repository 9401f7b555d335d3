package com.smallbiz.application.port.in;

/** Use case: a process that starts makes known which recurring jobs it has. */
@FunctionalInterface
public interface DefineRecurringJobs {

  /**
   * @throws IllegalArgumentException if one has a schedule that cannot be read or never comes true
   */
  void define();
}
