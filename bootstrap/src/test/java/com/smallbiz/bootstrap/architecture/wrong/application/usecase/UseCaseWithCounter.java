package com.smallbiz.bootstrap.architecture.wrong.application.usecase;

/** Wrong: a use case that counts. */
public final class UseCaseWithCounter {

  static int count;

  private UseCaseWithCounter() {}
}
