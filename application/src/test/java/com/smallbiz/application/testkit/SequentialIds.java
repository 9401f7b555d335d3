package com.smallbiz.application.testkit;

import com.smallbiz.application.port.out.Ids;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Ids of the right form that a test can foresee: each one greater than the one before. */
public final class SequentialIds implements Ids {

  private static final long VERSION_7 = 0x0190_0000_0000_7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final AtomicLong last = new AtomicLong();

  @Override
  public UUID next() {
    return new UUID(VERSION_7, VARIANT | last.incrementAndGet());
  }
}
