package com.smallbiz.adapters.queue;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Has the workers work while the application runs. By {@linkplain SmartLifecycle#DEFAULT_PHASE its
 * phase} it starts after everything else and is the first to stop, so that whatever the jobs need
 * is still there while they drain.
 */
final class Workers implements SmartLifecycle {

  private final QueueSettings settings;
  private final Supplier<Shift> nextShift;
  private @Nullable Shift shift;

  Workers(QueueSettings settings, Supplier<Shift> nextShift) {
    this.settings = settings;
    this.nextShift = nextShift;
  }

  @Override
  public boolean isAutoStartup() {
    return !settings.concurrency().isEmpty();
  }

  @Override
  public synchronized void start() {
    shift = nextShift.get();
    shift.start();
  }

  /** Blocks until the workers have drained, which takes little more than it was given. */
  @Override
  public synchronized void stop() {
    try {
      if (shift != null) {
        shift.end();
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    } finally {
      shift = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return shift != null;
  }
}
