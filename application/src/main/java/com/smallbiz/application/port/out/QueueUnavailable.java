package com.smallbiz.application.port.out;

/** The queue cannot be reached, or not in time. What it was asked to do may or may not be done. */
public final class QueueUnavailable extends RuntimeException {

  public QueueUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
