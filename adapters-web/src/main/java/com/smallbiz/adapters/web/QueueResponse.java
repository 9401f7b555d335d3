package com.smallbiz.adapters.web;

import java.util.List;

/** A queue as clients see it. */
record QueueResponse(
    String name,
    boolean paused,
    long depth,
    long scheduled,
    long retrying,
    long dead,
    long running,
    long latencyMs,
    int concurrency) {

  /** All queues. */
  record All(List<QueueResponse> data) {}
}
