package com.smallbiz.bootstrap.benchmark;

import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.port.out.Ids;
import com.smallbiz.application.port.out.JobDispatcher;
import com.smallbiz.application.port.out.JobQueue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Jobs from their rows to their ends, both in PostgreSQL: all of it at the same time, as it is in
 * life, and its two parts apart.
 */
final class DurableThroughput implements Figure {

  static final int JOBS = 50_000;

  static final String WHOLE = "Durable: enqueued → finished";
  static final String ENQUEUE = "– of which enqueued, alone";
  static final String WORK = "– of which worked off, alone";

  /** Connections that enqueue. */
  static final int PRODUCERS = 2;

  private final Testbed testbed;
  private final BulkEnqueue enqueue;

  DurableThroughput(Testbed testbed) {
    this.testbed = testbed;
    this.enqueue = new BulkEnqueue(testbed.database(), testbed.part(Ids.class), BulkEnqueue.BATCH);
  }

  @Override
  public Map<String, Double> round() throws Exception {
    var rates = new LinkedHashMap<String, Double>();
    rates.put(WHOLE, whole());
    rates.put(ENQUEUE, enqueueAlone());
    rates.put(WORK, workAlone());
    return rates;
  }

  private double whole() throws Exception {
    JobDispatcher dispatcher = testbed.part(JobDispatcher.class);
    testbed.reset();
    Rate rate = Rate.begin();
    enqueue.enqueue(
        PRODUCERS, BenchmarkJob.QUEUE, JOBS, batch -> batch.forEach(dispatcher::dispatch));
    testbed.awaitFinished();
    return rate.of(JOBS);
  }

  /** In a queue that nobody works on. */
  private double enqueueAlone() throws Exception {
    JobDispatcher dispatcher = testbed.part(JobDispatcher.class);
    testbed.reset();
    Rate rate = Rate.begin();
    enqueue.enqueue(PRODUCERS, "shelf", JOBS, batch -> batch.forEach(dispatcher::dispatch));
    return rate.of(JOBS);
  }

  /** From the moment at which the queue is told of rows that are there already. */
  private double workAlone() throws Exception {
    JobQueue queue = testbed.part(JobQueue.class);
    testbed.reset();
    List<List<JobId>> batches = enqueue.enqueue(PRODUCERS, BenchmarkJob.QUEUE, JOBS);
    Rate rate = Rate.begin();
    for (List<JobId> batch : batches) {
      var unused =
          queue.handIn(
              BenchmarkJob.QUEUE,
              batch.stream()
                  .map(id -> Dispatch.due(id, BenchmarkJob.QUEUE, BenchmarkJob.TYPE.name()))
                  .toList());
    }
    testbed.awaitFinished();
    return rate.of(JOBS);
  }
}
