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
  private volatile @Nullable Shift shift;

  Workers(QueueSettings settings, Supplier<Shift> nextShift) {
    this.settings = settings;
    this.nextShift = nextShift;
  }

  @Override
  public boolean isAutoStartup() {
    return !settings.concurrency().isEmpty();
  }

  @Override
  public void start() {
    Shift next = nextShift.get();
    next.start();
    shift = next;
  }

  /** Blocks until the workers have drained, which takes little more than it was given. */
  @Override
  public void stop() {
    Shift ending = shift;
    if (ending == null) {
      return;
    }
    try {
      ending.end();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    } finally {
      shift = null;
    }
  }

  @Override
  public boolean isRunning() {
    return shift != null;
  }
}
