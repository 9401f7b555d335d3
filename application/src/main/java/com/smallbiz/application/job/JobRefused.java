package com.smallbiz.application.job;

/** What an operator wants of a job cannot be done; the message says why, in words for people. */
public final class JobRefused extends RuntimeException {

  public JobRefused(String reason) {
    super(reason);
  }

  /** Only one live job may have a unique key, and another one has it by now. */
  public static JobRefused replaced() {
    return new JobRefused("another job does the same work by now");
  }
}
