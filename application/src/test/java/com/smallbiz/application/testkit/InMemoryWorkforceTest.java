package com.smallbiz.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

class InMemoryWorkforceTest extends WorkforceContract {

  private final InMemoryWorkforce workforce = new InMemoryWorkforce();

  @Override
  protected InMemoryWorkforce workforce() {
    return workforce;
  }

  @Override
  protected void offer() {
    workforce.offer();
  }

  @Override
  protected void finishAll() {
    workforce.finishAll();
  }

  @Override
  protected void awaitBusy(int number) {
    assertThat(workforce.busy()).isEqualTo(number);
  }
}
