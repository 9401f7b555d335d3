package com.smallbiz.adapters.queue;

import com.smallbiz.adapters.queue.Loop.Rest;
import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.port.out.JobDispatcher;
import com.smallbiz.application.port.out.JobQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Collectors;

/**
 * Hands jobs in by the batch that has gathered while the batch before was under way: single jobs at
 * once, many jobs at the price of a few. What cannot be handed in is dropped, as is what comes too
 * fast: the sweeper finds it.
 */
final class MicroBatchDispatcher implements JobDispatcher {

  private static final int MAX_BATCH = 200;
  private static final int MAX_WAITING = 10_000;
  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final Duration LAST_TURN = Duration.ofSeconds(5);

  private final JobQueue queue;
  private final BlockingQueue<Dispatch> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final Loop loop = new Loop("job-dispatcher", this::handIn);

  MicroBatchDispatcher(JobQueue queue) {
    this.queue = queue;
  }

  void start() {
    loop.start();
  }

  @Override
  public void dispatch(Dispatch dispatch) {
    if (waiting.offer(dispatch)) {
      loop.wake();
    }
  }

  private Rest handIn() {
    var batch = new ArrayList<Dispatch>();
    waiting.drainTo(batch, MAX_BATCH);
    if (batch.isEmpty()) {
      return Rest.idle(IDLE);
    }
    try {
      batch.stream()
          .collect(Collectors.groupingBy(Dispatch::queue))
          .forEach(
              (name, some) -> {
                var unused = queue.handIn(name, some);
              });
    } catch (RuntimeException e) {
      waiting.clear();
      throw e;
    }
    return Rest.afterWork(waiting.isEmpty() ? IDLE : Duration.ZERO);
  }

  void stop() throws InterruptedException {
    loop.stop();
    loop.awaitEnd(LAST_TURN);
  }
}
