package com.smallbiz.bootstrap.benchmark;

import com.smallbiz.application.job.Origin;
import com.smallbiz.application.port.out.Ids;
import com.smallbiz.application.port.out.JobDispatcher;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.application.usecase.JobEnqueuer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * How long it takes from the commit of one job in this process to the first line of its handler in
 * the worker's, by the clock of the machine that both run on.
 */
final class StartLatency implements Figure {

  private static final int PROBES = 400;
  private static final Duration BETWEEN_PROBES = Duration.ofMillis(5);
  private static final Duration BETWEEN_LOADS = Duration.ofMillis(20);
  private static final Origin ORIGIN =
      new Origin("benchmark", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

  private static final AtomicLong NUMBERS = new AtomicLong();

  private final String name;
  private final Testbed testbed;
  private final double load;
  private final BulkEnqueue enqueue;
  private volatile boolean probing;

  /**
   * @param load jobs a second that are enqueued and worked off meanwhile
   */
  StartLatency(String name, Testbed testbed, double load) {
    this.name = name;
    this.testbed = testbed;
    this.load = load;
    this.enqueue = new BulkEnqueue(testbed.database(), testbed.part(Ids.class), BulkEnqueue.BATCH);
  }

  @Override
  public Map<String, Double> round() throws Exception {
    testbed.reset();
    List<Double> millis = load > 0 ? probeUnderLoad() : probe();
    testbed.awaitFinished();
    List<Double> sorted = millis.stream().sorted().toList();
    var percentiles = new LinkedHashMap<String, Double>();
    percentiles.put(name + ", p50", sorted.get(PROBES / 2));
    percentiles.put(name + ", p99", sorted.get(PROBES * 99 / 100));
    return percentiles;
  }

  private List<Double> probeUnderLoad() throws Exception {
    probing = true;
    CompletableFuture<Void> loading =
        CompletableFuture.runAsync(this::load, task -> new Thread(task, "load").start());
    try {
      return probe();
    } finally {
      probing = false;
      loading.get(1, TimeUnit.MINUTES);
    }
  }

  private List<Double> probe() throws Exception {
    var millis = new ArrayList<Double>();
    for (int i = 0; i < PROBES; i++) {
      long probe = NUMBERS.incrementAndGet();
      long committed = commit(probe);
      long begun = testbed.worker().begun(probe).get(1, TimeUnit.MINUTES);
      millis.add((begun - committed) / 1_000.0);
      LockSupport.parkNanos(BETWEEN_PROBES.toNanos());
    }
    return millis;
  }

  /** Enqueues one job, and returns when it was committed. */
  private long commit(long probe) {
    Transactions transactions = testbed.part(Transactions.class);
    JobEnqueuer enqueuer = testbed.part(JobEnqueuer.class);
    var committed = new AtomicLong();
    var unused =
        transactions.inTransaction(
            () -> {
              transactions.afterCommit(() -> committed.set(WallClock.micros()));
              return enqueuer.enqueue(BenchmarkJob.TYPE, new BenchmarkJob.Arguments(probe), ORIGIN);
            });
    return committed.get();
  }

  /** Some jobs every now and then, and more of them where the last ones took too long. */
  private void load() {
    JobDispatcher dispatcher = testbed.part(JobDispatcher.class);
    long begin = System.nanoTime();
    long enqueued = 0;
    try {
      while (probing) {
        long due = Math.round(load * (System.nanoTime() - begin) / 1e9) - enqueued;
        var unused =
            enqueue.enqueue(
                1, BenchmarkJob.QUEUE, (int) due, batch -> batch.forEach(dispatcher::dispatch));
        enqueued += due;
        LockSupport.parkNanos(BETWEEN_LOADS.toNanos());
      }
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
