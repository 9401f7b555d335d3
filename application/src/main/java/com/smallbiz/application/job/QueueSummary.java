package com.smallbiz.application.job;

import java.time.Duration;

/**
 * A queue at a glance.
 *
 * @param depth jobs that are due and wait for a worker
 * @param latency how long the first of them has been waiting; zero if none is
 */
public record QueueSummary(
    String name,
    long depth,
    long scheduled,
    long retrying,
    long dead,
    long running,
    Duration latency) {

  public static QueueSummary empty(String name) {
    return new QueueSummary(name, 0, 0, 0, 0, 0, Duration.ZERO);
  }

  /** The same queue, with what the queue itself knows of. */
  public QueueSummary withLoad(QueueLoad load) {
    return new QueueSummary(name, load.ready(), scheduled, retrying, dead, load.claimed(), latency);
  }
}
