package com.smallbiz.adapters.queue;

import com.smallbiz.adapters.queue.Loop.Rest;
import com.smallbiz.application.port.in.BeatProcess;
import com.smallbiz.application.port.in.RetireProcess;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/**
 * Has this process beat while it lives. By its phase it starts before those that serve and work,
 * and stops after them: also one that drains is heard of.
 */
final class Beats implements SmartLifecycle {

  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final BeatProcess beatProcess;
  private final Loop loop;
  private volatile boolean running;

  Beats(BeatProcess beatProcess, RetireProcess retireProcess) {
    this.beatProcess = beatProcess;
    this.loop = new Loop("process-beat", this::beat, retireProcess::retire);
  }

  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public void start() {
    loop.start();
    running = true;
  }

  @Override
  public void stop() {
    loop.stop();
    try {
      loop.awaitEnd(LAST_WORDS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    } finally {
      running = false;
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private Rest beat() {
    beatProcess.beat();
    return Rest.afterWork(INTERVAL);
  }
}
