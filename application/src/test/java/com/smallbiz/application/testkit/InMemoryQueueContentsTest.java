package com.smallbiz.application.testkit;

import java.time.Duration;

class InMemoryQueueContentsTest extends QueueContentsContract {

  private final InMemoryJobQueue queue =
      new InMemoryJobQueue(new SettableClock(), Duration.ofSeconds(30));

  @Override
  protected InMemoryJobQueue contents() {
    return queue;
  }

  @Override
  protected InMemoryJobQueue queue() {
    return queue;
  }
}
