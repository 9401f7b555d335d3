package com.smallbiz.adapters.queue;

import com.smallbiz.adapters.queue.Loop.Rest;
import com.smallbiz.application.port.in.SweepJobs;
import com.smallbiz.application.port.in.TickRecurringJobs;
import com.smallbiz.application.port.out.QueueUnavailable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workers of this process, one a queue, from their start to their end; with the heartbeat that
 * keeps their leases, and the upkeep of the queues.
 */
final class Shift {

  private static final Logger LOGGER = LoggerFactory.getLogger(Shift.class);

  private static final Duration UPKEEP_INTERVAL = Duration.ofSeconds(1);

  /** While the queue was away nobody could renew leases. Then their holders go first. */
  private static final Duration REAPING_AFTER_OUTAGE = Duration.ofSeconds(3);

  /** How long a claim may take that is under way when the end comes. */
  private static final Duration LAST_CLAIM = Duration.ofSeconds(2);

  /** How long interrupted jobs may take to come to their end. */
  private static final Duration GRACE = Duration.ofMillis(500);

  /** How long the last outcomes may take to be recorded. */
  private static final Duration LAST_RECORDS = Duration.ofSeconds(2);

  private final List<Worker> workers;
  private final Finisher finisher;
  private final RedissonJobQueue queue;
  private final WakeUps wakeUps;
  private final SweepJobs sweepJobs;
  private final TickRecurringJobs tickRecurringJobs;
  private final QueueSettings settings;

  private final Loop heartbeat = new Loop("job-heartbeat", this::renewLeases);
  private final Loop upkeep = new Loop("job-upkeep", this::sweepAndReap);

  /** Not at once: for all this process knows there was an outage until just now. */
  private long reapingFrom = System.nanoTime() + REAPING_AFTER_OUTAGE.toNanos();

  Shift(
      List<Worker> workers,
      Finisher finisher,
      RedissonJobQueue queue,
      WakeUps wakeUps,
      SweepJobs sweepJobs,
      TickRecurringJobs tickRecurringJobs,
      QueueSettings settings) {
    this.workers = workers;
    this.finisher = finisher;
    this.queue = queue;
    this.wakeUps = wakeUps;
    this.sweepJobs = sweepJobs;
    this.tickRecurringJobs = tickRecurringJobs;
    this.settings = settings;
  }

  void start() {
    finisher.start();
    heartbeat.start();
    workers.forEach(Worker::start);
    upkeep.start();
  }

  /**
   * Claims no more, lets running jobs come to their end, interrupts those that take too long, and
   * hands back what then is left, so that no job has to wait for its lease to lapse.
   */
  void end() throws InterruptedException {
    upkeep.stop();
    workers.forEach(Worker::stopClaiming);
    for (Worker worker : workers) {
      worker.awaitClaimingEnd(LAST_CLAIM);
    }
    if (!await(HeldJob::outcome, settings.drain())) {
      LOGGER.info("Jobs that still run are interrupted and handed back");
      held().forEach(HeldJob::interrupt);
      if (!await(HeldJob::outcome, GRACE)) {
        LOGGER.warn("Jobs that do not heed their interrupt are handed back all the same");
        held().forEach(HeldJob::handBack);
      }
    }
    if (!await(HeldJob::recorded, LAST_RECORDS)) {
      LOGGER.warn("Outcomes cannot be recorded in time, their jobs will be run again");
    }
    finisher.stop();
    heartbeat.stop();
    wakeUps.unsubscribe();
  }

  private Rest renewLeases() {
    boolean any = false;
    for (Worker worker : workers) {
      any |= worker.renewLeases();
    }
    return new Rest(settings.lease().dividedBy(3), !any);
  }

  private Rest sweepAndReap() {
    // First, since this goes on without the queue.
    tickRecurringJobs.tick();
    try {
      workers.forEach(wakeUps::subscribe);
      int swept = sweepJobs.sweep(queueNames());
      if (System.nanoTime() - reapingFrom >= 0) {
        queueNames().forEach(queue::reap);
      }
      return Rest.afterWork(swept > 0 ? Duration.ZERO : UPKEEP_INTERVAL);
    } catch (QueueUnavailable e) {
      reapingFrom = System.nanoTime() + REAPING_AFTER_OUTAGE.toNanos();
      throw e;
    }
  }

  private Set<String> queueNames() {
    return settings.concurrency().keySet();
  }

  private Collection<HeldJob> held() {
    return workers.stream().flatMap(worker -> worker.held().stream()).toList();
  }

  /** Whether all held jobs got that far in time. */
  private boolean await(Function<HeldJob, CompletableFuture<?>> step, Duration limit)
      throws InterruptedException {
    CompletableFuture<?>[] steps = held().stream().map(step).toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(steps).get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException withoutOutcome) {
      return true;
    }
  }
}
