package com.smallbiz.application.testkit;

import com.smallbiz.application.port.out.Workforce;
import java.util.concurrent.atomic.AtomicInteger;

/** Workers in memory: a test says how many jobs they run. */
public final class InMemoryWorkforce implements Workforce {

  private final AtomicInteger running = new AtomicInteger();
  private volatile boolean quiet;

  /** Offers them a job. */
  public void offer() {
    if (!quiet) {
      running.incrementAndGet();
    }
  }

  /** Lets all jobs come to their end. */
  public void finishAll() {
    running.set(0);
  }

  @Override
  public int busy() {
    return running.get();
  }

  @Override
  public boolean isQuiet() {
    return quiet;
  }

  @Override
  public void quiet() {
    quiet = true;
  }
}
