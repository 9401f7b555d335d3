package com.smallbiz.adapters.queue;

import com.smallbiz.adapters.queue.Loop.Rest;
import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.Settlement;
import com.smallbiz.application.job.StartedJob;
import com.smallbiz.application.port.in.RunJob;
import com.smallbiz.application.port.in.StartJobs;
import com.smallbiz.application.port.out.QueueUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on one queue: claims as many jobs as it has free hands, has their starts recorded, and runs
 * each in a thread of its own.
 */
final class Worker {

  private static final Logger LOGGER = LoggerFactory.getLogger(Worker.class);

  /** How soon a job is found whose wake-up was lost. */
  private static final Duration POLL = Duration.ofSeconds(1);

  private final String name;
  private final int concurrency;
  private final RedissonJobQueue queue;
  private final StartJobs startJobs;
  private final RunJob runJob;
  private final Finisher finisher;
  private final Executor threads;
  private final Loop claiming;

  private final AtomicInteger running = new AtomicInteger();
  private final Map<Claim, HeldJob> held = new ConcurrentHashMap<>();
  private volatile List<Claim> starting = List.of();
  private volatile boolean stopping;

  Worker(
      String name,
      int concurrency,
      RedissonJobQueue queue,
      StartJobs startJobs,
      RunJob runJob,
      Finisher finisher) {
    this.name = name;
    this.concurrency = concurrency;
    this.queue = queue;
    this.startJobs = startJobs;
    this.runJob = runJob;
    this.finisher = finisher;
    this.threads = WorkerThreads.named("job-" + name + "-");
    this.claiming = new Loop("job-worker-" + name, this::claim);
  }

  String queueName() {
    return name;
  }

  void start() {
    claiming.start();
  }

  /** There may be something to do. */
  void wake() {
    claiming.wake();
  }

  /** Takes on no more jobs; what is being claimed at this moment is given back. */
  void stopClaiming() {
    stopping = true;
    claiming.stop();
  }

  void awaitClaimingEnd(Duration limit) throws InterruptedException {
    claiming.awaitEnd(limit);
  }

  Collection<HeldJob> held() {
    return List.copyOf(held.values());
  }

  /**
   * Extends the leases of everything that was claimed and is not recorded yet. A job whose lease
   * was lost is interrupted: another worker may have it.
   *
   * @return whether there was any
   */
  boolean renewLeases() {
    var claims = new ArrayList<Claim>(held.keySet());
    claims.addAll(starting);
    if (claims.isEmpty()) {
      return false;
    }
    Set<Claim> lost = queue.renew(claims);
    for (Claim claim : lost) {
      HeldJob job = held.get(claim);
      if (job != null && !job.outcome().isDone()) {
        LOGGER.warn("The lease of job {} is lost, the job is interrupted", claim.id());
        job.interrupt();
      }
    }
    return true;
  }

  private Rest claim() {
    int free = Math.min(freeHands(), RedissonJobQueue.MAX_CLAIMS);
    if (free == 0) {
      return Rest.idle(POLL);
    }
    RedissonJobQueue.Offer offer = queue.offer(name, free);
    if (!offer.claims().isEmpty()) {
      start(offer.claims());
    }
    if (offer.claims().size() == free) {
      return Rest.afterWork(Duration.ZERO);
    }
    Duration untilNext = offer.untilNext();
    return Rest.afterWork(untilNext == null || untilNext.compareTo(POLL) > 0 ? POLL : untilNext);
  }

  /**
   * A hand is free again as soon as its job has ended. But outcomes must not pile up while they
   * cannot be recorded.
   */
  private int freeHands() {
    return Math.max(0, Math.min(concurrency - running.get(), 2 * concurrency - held.size()));
  }

  private void start(List<Claim> claims) {
    if (stopping) {
      giveBack(claims);
      return;
    }
    starting = claims;
    try {
      recordStarts(claims).forEach(this::hold);
    } finally {
      starting = List.of();
    }
  }

  private List<StartedJob> recordStarts(List<Claim> claims) {
    try {
      return startJobs.start(claims, true);
    } catch (RuntimeException e) {
      // Perhaps the starts were recorded all the same. The next claim has a greater token, and with
      // it the jobs can be started again.
      try {
        giveBack(claims);
      } catch (QueueUnavailable leasesLapse) {
        e.addSuppressed(leasesLapse);
      }
      throw e;
    }
  }

  private void giveBack(List<Claim> claims) {
    queue.settle(claims.stream().map(claim -> Settlement.again(claim, Duration.ZERO)).toList());
  }

  private void hold(StartedJob started) {
    var job = new HeldJob(started, runJob);
    held.put(job.claim(), job);
    running.incrementAndGet();
    onceEnded(job);
    onceRecorded(job);
    if (stopping) {
      job.handBack();
      return;
    }
    try {
      threads.execute(job);
    } catch (Throwable noThread) {
      job.handBack();
      throw noThread;
    }
  }

  private void onceEnded(HeldJob job) {
    var unused =
        job.outcome()
            .whenComplete(
                (outcome, failure) -> {
                  running.decrementAndGet();
                  if (failure == null) {
                    finisher.add(job);
                  } else {
                    letGo(job, failure);
                  }
                  wake();
                });
  }

  private void onceRecorded(HeldJob job) {
    var unused =
        job.recorded()
            .thenRun(
                () -> {
                  held.remove(job.claim());
                  wake();
                });
  }

  /** Nobody knows what state such a job is in: its lease lapses, and it is taken over. */
  private static void letGo(HeldJob job, Throwable failure) {
    LOGGER.error("Job {} ended without an outcome", job.claim().id(), failure);
    job.recorded().complete(null);
  }
}
