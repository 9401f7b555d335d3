package com.smallbiz.application.testkit;

class InMemoryPasswordHasherTest extends PasswordHasherContract {

  private final InMemoryPasswordHasher hasher = new InMemoryPasswordHasher();

  @Override
  protected InMemoryPasswordHasher hasher() {
    return hasher;
  }
}
