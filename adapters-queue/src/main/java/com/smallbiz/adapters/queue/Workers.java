package com.smallbiz.adapters.queue;

import com.smallbiz.application.port.out.Workforce;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Has the workers work while the application runs. By {@linkplain SmartLifecycle#DEFAULT_PHASE its
 * phase} it starts after everything else and is the first to stop, so that whatever the jobs need
 * is still there while they drain.
 */
final class Workers implements SmartLifecycle, Workforce {

  private static final Logger LOGGER = LoggerFactory.getLogger(Workers.class);

  private final QueueSettings settings;
  private final Supplier<Shift> nextShift;
  private volatile @Nullable Shift shift;
  private volatile boolean quiet;

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
    quiet = false;
  }

  /** Blocks until the workers have drained, which takes little more than it was given. */
  @Override
  public void stop() {
    Shift ending = shift;
    if (ending == null) {
      return;
    }
    quiet = true;
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

  @Override
  public int busy() {
    Shift present = shift;
    return present == null ? 0 : present.busy();
  }

  @Override
  public boolean isQuiet() {
    return quiet;
  }

  @Override
  public void quiet() {
    Shift present = shift;
    if (present != null && !quiet) {
      LOGGER.info("No more jobs are taken on, as an operator has decided");
      present.quiet();
      quiet = true;
    }
  }
}
