package com.smallbiz.adapters.queue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A thread that does one thing over and over until it is stopped. It outlives every failure: it
 * waits a little and tries again.
 */
final class Loop {

  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

  private final Turn turn;
  private final Runnable last;
  private final Outage outage;
  private final Thread thread;
  private final Semaphore wakeUps = new Semaphore(0);
  private final CountDownLatch stopping = new CountDownLatch(1);

  /** One round of the loop. */
  @FunctionalInterface
  interface Turn {

    Rest take();
  }

  /**
   * How long to wait for the next turn, if nobody wakes the loop before.
   *
   * @param idle whether there was nothing to do, so that nothing is known of an outage's end
   */
  record Rest(Duration length, boolean idle) {

    static Rest afterWork(Duration length) {
      return new Rest(length, false);
    }

    static Rest idle(Duration length) {
      return new Rest(length, true);
    }
  }

  Loop(String name, Turn turn) {
    this(name, turn, () -> {});
  }

  /**
   * @param last to be done after the last turn
   */
  Loop(String name, Turn turn, Runnable last) {
    this.turn = turn;
    this.last = last;
    this.outage = new Outage(name);
    this.thread = new Thread(this::run, name);
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Has the next turn taken at once; if one is being taken, another one after it. */
  void wake() {
    wakeUps.release();
  }

  /** Lets the present turn be the last one. */
  void stop() {
    stopping.countDown();
    wake();
  }

  /** Waits until the last turn is over. */
  void awaitEnd(Duration limit) throws InterruptedException {
    // Zero would be for ever.
    thread.join(Math.max(1, limit.toMillis()));
  }

  private void run() {
    while (stopping.getCount() > 0) {
      try {
        wakeUps.drainPermits();
        pause(takeTurn());
      } catch (InterruptedException nobodyDoesThat) {
        return;
      }
    }
    try {
      last.run();
    } catch (RuntimeException failure) {
      outage.goesOn(failure);
    }
  }

  private Duration takeTurn() throws InterruptedException {
    try {
      Rest rest = turn.take();
      if (!rest.idle()) {
        outage.ends();
      }
      return rest.length();
    } catch (Throwable failure) {
      outage.goesOn(failure);
      // Not to be cut short by a wake-up, or a failure would be tried again as fast as jobs come.
      var unused = stopping.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
      return Duration.ZERO;
    }
  }

  private void pause(Duration pause) throws InterruptedException {
    if (pause.isZero()) {
      return;
    }
    var unused = wakeUps.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
  }
}
