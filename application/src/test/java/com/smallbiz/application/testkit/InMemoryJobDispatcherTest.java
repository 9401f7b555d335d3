package com.smallbiz.application.testkit;

import com.smallbiz.application.port.out.JobDispatcher;
import com.smallbiz.application.port.out.JobQueue;

class InMemoryJobDispatcherTest extends JobDispatcherContract {

  @Override
  protected JobDispatcher dispatcherTo(JobQueue queue) {
    return new InMemoryJobDispatcher(queue);
  }
}
