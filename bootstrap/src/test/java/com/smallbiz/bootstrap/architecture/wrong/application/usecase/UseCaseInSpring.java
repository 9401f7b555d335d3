package com.smallbiz.bootstrap.architecture.wrong.application.usecase;

import org.springframework.util.StringUtils;

/** Wrong: a use case that depends on a framework. */
public final class UseCaseInSpring {

  public boolean isBlank(String text) {
    return !StringUtils.hasText(text);
  }
}
