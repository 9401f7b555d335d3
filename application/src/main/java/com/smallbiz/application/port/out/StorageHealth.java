package com.smallbiz.application.port.out;

/** Tells whether the database can be reached. */
@FunctionalInterface
public interface StorageHealth {

  /** The answer, within two seconds whatever happens. Never throws. */
  boolean isReachable();
}
