package com.smallbiz.application.testkit;

import com.smallbiz.application.port.out.JobQueue;
import java.time.Clock;
import java.time.Duration;

class InMemoryJobQueueTest extends JobQueueContract {

  private final SettableClock clock = new SettableClock();
  private final JobQueue queue = new InMemoryJobQueue(clock, lease());

  @Override
  protected JobQueue queue() {
    return queue;
  }

  @Override
  protected Duration lease() {
    return Duration.ofSeconds(30);
  }

  @Override
  protected Clock clock() {
    return clock;
  }

  @Override
  protected void letTimePass() {
    clock.advance(Duration.ofSeconds(1));
  }
}
