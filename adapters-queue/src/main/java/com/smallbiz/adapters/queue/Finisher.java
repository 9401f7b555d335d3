package com.smallbiz.adapters.queue;

import com.smallbiz.adapters.queue.Loop.Rest;
import com.smallbiz.application.port.in.FinishJobs;
import com.smallbiz.application.port.out.QueueUnavailable;
import com.smallbiz.application.port.out.StorageUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records outcomes of a queue's jobs, by the batch that has gathered while the batch before was
 * being recorded; two batches at the same time when there are many. A batch that cannot be recorded
 * is tried again until it can; its jobs stay held and their leases are renewed.
 */
final class Finisher {

  private static final Logger LOGGER = LoggerFactory.getLogger(Finisher.class);

  private static final int MAX_BATCH = 200;
  private static final int MANY = 50;
  private static final Duration IDLE = Duration.ofMinutes(1);

  private final FinishJobs finishJobs;
  private final BlockingQueue<HeldJob> ended = new LinkedBlockingQueue<>();
  private final Desk desk;
  private final Desk secondDesk;

  Finisher(String queue, FinishJobs finishJobs) {
    this.finishJobs = finishJobs;
    this.desk = new Desk("job-finisher-" + queue);
    this.secondDesk = new Desk("job-finisher-%s-2".formatted(queue));
  }

  void start() {
    desk.loop.start();
    secondDesk.loop.start();
  }

  void add(HeldJob job) {
    ended.add(job);
    desk.loop.wake();
    if (ended.size() >= MANY) {
      secondDesk.loop.wake();
    }
  }

  void stop() {
    desk.loop.stop();
    secondDesk.loop.stop();
  }

  /** Where one batch is recorded at a time. */
  private final class Desk {

    private final List<HeldJob> batch = new ArrayList<>();
    private final Loop loop;

    private Desk(String name) {
      this.loop = new Loop(name, this::finish);
    }

    private Rest finish() {
      ended.drainTo(batch, MAX_BATCH - batch.size());
      if (batch.isEmpty()) {
        return Rest.idle(IDLE);
      }
      try {
        finishJobs.finish(batch.stream().map(HeldJob::finished).toList());
      } catch (StorageUnavailable | QueueUnavailable e) {
        throw e;
      } catch (RuntimeException e) {
        LOGGER.error("{} outcomes cannot be recorded together, trying them alone", batch.size(), e);
        batch.forEach(Finisher.this::finishAlone);
      }
      batch.forEach(job -> job.recorded().complete(null));
      batch.clear();
      return Rest.afterWork(ended.isEmpty() ? IDLE : Duration.ZERO);
    }
  }

  /** A job that cannot be recorded must not keep others from it. It runs again some day. */
  private void finishAlone(HeldJob job) {
    try {
      finishJobs.finish(List.of(job.finished()));
    } catch (StorageUnavailable | QueueUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      LOGGER.error("The outcome of job {} cannot be recorded", job.claim().id(), e);
    }
  }
}
