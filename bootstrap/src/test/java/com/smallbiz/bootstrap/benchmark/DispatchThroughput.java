package com.smallbiz.bootstrap.benchmark;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.ClaimRequest;
import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.Settlement;
import com.smallbiz.application.port.out.Ids;
import com.smallbiz.application.port.out.JobQueue;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Jobs through Redis alone: handed in, claimed and settled, 200 a script. */
final class DispatchThroughput implements Figure {

  static final int JOBS = 100_000;
  static final int BATCH = 200;

  /** Each a batch at a time. */
  static final int THREADS = 4;

  private static final String QUEUE = "dispatch";

  private final String name;
  private final Ids ids;
  private final Supplier<JobQueue> queueOfThread;

  /**
   * @param queueOfThread the queue, as each thread is to reach it
   */
  DispatchThroughput(String name, Ids ids, Supplier<JobQueue> queueOfThread) {
    this.name = name;
    this.ids = ids;
    this.queueOfThread = queueOfThread;
  }

  @Override
  public Map<String, Double> round() throws Exception {
    var left = new AtomicInteger(JOBS);
    Rate rate = Rate.begin();
    Crew.run(
        THREADS,
        () -> {
          JobQueue queue = queueOfThread.get();
          String claimant = ids.next().toString();
          for (long number = 1; left.getAndAdd(-BATCH) > 0; number++) {
            dispatch(queue, new ClaimRequest(claimant, number, BATCH));
          }
        });
    return Map.of(name, rate.of(JOBS));
  }

  private void dispatch(JobQueue queue, ClaimRequest request) {
    List<Dispatch> batch =
        Stream.generate(() -> Dispatch.due(new JobId(ids.next()), QUEUE, "bench"))
            .limit(BATCH)
            .toList();
    var unused = queue.handIn(QUEUE, batch);
    List<Claim> claims = queue.claim(QUEUE, request);
    if (claims.size() < BATCH) {
      throw new IllegalStateException("what was handed in cannot be claimed");
    }
    queue.settle(claims.stream().map(Settlement::forget).toList());
  }
}
