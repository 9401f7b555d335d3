package com.smallbiz.application.port.out;

/** The database cannot be reached, or not in time. Nothing is said about what it holds. */
public final class StorageUnavailable extends RuntimeException {

  public StorageUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
