package com.smallbiz.application.job;

import com.smallbiz.domain.validation.Text;
import java.util.regex.Pattern;

/**
 * Why an attempt failed, fit to be stored and shown: no class name, no stack trace, no secret.
 *
 * @param code for programs, in lower snake case and of at most 100 characters: {@code
 *     external_unavailable}; otherwise an {@link IllegalArgumentException} is thrown
 * @param message for people; cut to {@value #MAX_MESSAGE} code points
 */
public record JobError(String code, String message) {

  public static final int MAX_MESSAGE = 500;

  private static final Pattern CODE = Pattern.compile("[a-z0-9_]{1,100}");

  public JobError {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("an error's code should be in lower snake case");
    }
    message = Text.shorten(message, MAX_MESSAGE);
  }
}
