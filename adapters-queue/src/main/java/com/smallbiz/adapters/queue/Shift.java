package com.smallbiz.adapters.queue;

import com.smallbiz.adapters.queue.Loop.Rest;
import com.smallbiz.application.port.in.FindPausedQueues;
import com.smallbiz.application.port.in.SweepJobs;
import com.smallbiz.application.port.in.Swept;
import com.smallbiz.application.port.in.TickRecurringJobs;
import com.smallbiz.application.port.out.JobMeter;
import com.smallbiz.application.port.out.QueueUnavailable;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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

  private final Crew crew;
  private final RedissonJobQueue queue;
  private final WakeUps wakeUps;
  private final SweepJobs sweepJobs;
  private final TickRecurringJobs tickRecurringJobs;
  private final FindPausedQueues findPausedQueues;
  private final JobMeter meter;
  private final QueueSettings settings;

  private final Loop heartbeat = new Loop("job-heartbeat", this::renewLeases);
  private final Loop sweeper = new Loop("job-sweeper", this::sweep);
  private final Loop recurring = new Loop("job-recurring", this::tick);
  private final Loop pauses = new Loop("job-pauses", this::heedPauses);
  private final Loop upkeep = new Loop("job-upkeep", this::keepUp);

  /** Not at once: for all this process knows there was an outage until just now. */
  private long reapingFrom = System.nanoTime() + REAPING_AFTER_OUTAGE.toNanos();

  Shift(
      Crew crew,
      RedissonJobQueue queue,
      WakeUps wakeUps,
      SweepJobs sweepJobs,
      TickRecurringJobs tickRecurringJobs,
      FindPausedQueues findPausedQueues,
      JobMeter meter,
      QueueSettings settings) {
    this.crew = crew;
    this.queue = queue;
    this.wakeUps = wakeUps;
    this.sweepJobs = sweepJobs;
    this.tickRecurringJobs = tickRecurringJobs;
    this.findPausedQueues = findPausedQueues;
    this.meter = meter;
    this.settings = settings;
  }

  void start() {
    heartbeat.start();
    pauses.start();
    crew.workers().forEach(Worker::start);
    sweeper.start();
    recurring.start();
    upkeep.start();
  }

  /** Claims no more, and keeps everything else going. */
  void quiet() {
    crew.workers().forEach(Worker::quiet);
  }

  /** How many jobs run. */
  int busy() {
    return crew.workers().stream().mapToInt(Worker::busy).sum();
  }

  /**
   * Claims no more, lets running jobs come to their end, interrupts those that take too long, and
   * hands back what then is left, so that no job has to wait for its lease to lapse.
   */
  void end() throws InterruptedException {
    var drained = Deadline.in(settings.drain());
    upkeep.stop();
    sweeper.stop();
    recurring.stop();
    pauses.stop();
    crew.workers().forEach(Worker::stopClaiming);
    var claimed = Deadline.in(LAST_CLAIM);
    for (Worker worker : crew.workers()) {
      worker.awaitClaimingEnd(claimed);
    }
    if (!await(HeldJob::outcome, drained.left())) {
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
    crew.workers().forEach(Worker::stopFinishing);
    heartbeat.stop();
    wakeUps.unsubscribe();
  }

  private Rest renewLeases() {
    var any = new AtomicBoolean();
    forEach(crew.workers(), worker -> any.compareAndSet(false, worker.renewLeases()));
    return new Rest(settings.lease().dividedBy(3), !any.get());
  }

  private Rest tick() {
    tickRecurringJobs.tick();
    return Rest.afterWork(UPKEEP_INTERVAL);
  }

  /** When nothing was lost, the rest of a backlog is worth a tenth of the time. */
  private Rest sweep() {
    long start = System.nanoTime();
    Swept swept = sweepJobs.sweep(queueNames());
    if (swept.jobs() == 0) {
      return Rest.afterWork(UPKEEP_INTERVAL);
    }
    return Rest.afterWork(
        swept.news() > 0 ? Duration.ZERO : Duration.ofNanos(9 * (System.nanoTime() - start)));
  }

  /** Where they cannot be asked for, what was known last stands. */
  private Rest heedPauses() {
    Set<String> paused = findPausedQueues.paused();
    crew.workers().forEach(worker -> worker.setPaused(paused.contains(worker.queueName())));
    return Rest.afterWork(UPKEEP_INTERVAL);
  }

  private Rest keepUp() {
    try {
      forEach(crew.workers(), wakeUps::subscribe);
      if (System.nanoTime() - reapingFrom >= 0) {
        forEach(queueNames(), name -> meter.reaped(queue.reap(name)));
        forEach(queueNames(), queue::adoptOrphans);
      }
      return Rest.afterWork(UPKEEP_INTERVAL);
    } catch (QueueUnavailable e) {
      reapingFrom = System.nanoTime() + REAPING_AFTER_OUTAGE.toNanos();
      throw e;
    }
  }

  /** Each has its turn: in a cluster, the server of one may be away and that of another there. */
  private static <T> void forEach(Collection<T> all, Consumer<T> turn) {
    @Nullable QueueUnavailable away = null;
    for (T one : all) {
      try {
        turn.accept(one);
      } catch (QueueUnavailable e) {
        away = e;
      }
    }
    if (away != null) {
      throw away;
    }
  }

  private Set<String> queueNames() {
    return settings.concurrency().keySet();
  }

  private Collection<HeldJob> held() {
    return crew.workers().stream().flatMap(worker -> worker.held().stream()).toList();
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
