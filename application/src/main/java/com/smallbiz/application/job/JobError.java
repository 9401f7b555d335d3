package com.smallbiz.application.job;

import com.smallbiz.domain.validation.Text;

/**
 * Why an attempt failed, fit to be stored and shown: no class name, no stack trace, no secret.
 *
 * @param code for programs, in lower snake case: {@code external_unavailable}
 * @param message for people; cut to {@value #MAX_MESSAGE} code points
 */
public record JobError(String code, String message) {

  public static final int MAX_MESSAGE = 500;

  public JobError {
    message = Text.shorten(message, MAX_MESSAGE);
  }
}
