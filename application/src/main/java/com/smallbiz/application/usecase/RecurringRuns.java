package com.smallbiz.application.usecase;

import com.smallbiz.application.job.CronSchedule;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.job.Recurrence;
import com.smallbiz.application.job.RecurringJob;
import com.smallbiz.application.port.in.DefineRecurringJobs;
import com.smallbiz.application.port.in.TickRecurringJobs;
import com.smallbiz.application.port.out.CronSchedules;
import com.smallbiz.application.port.out.Ids;
import com.smallbiz.application.port.out.Jobs;
import com.smallbiz.application.port.out.RecurringJobs;
import com.smallbiz.application.port.out.StorageUnavailable;
import com.smallbiz.application.port.out.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Has recurring jobs run at their times. The job and the time of the next one are committed
 * together, so that a turn is neither lost nor taken twice, whoever dies in between.
 *
 * <p>At most one job of each lives. A turn that meets one which waits for its time, as after a
 * failure, brings it forward; one that meets it at hand or running is passed over, unless somebody
 * asked for it: then the job that runs is run once more.
 */
public final class RecurringRuns implements DefineRecurringJobs, TickRecurringJobs {

  private static final System.Logger LOGGER = System.getLogger(RecurringRuns.class.getName());

  /** An hour's. */
  private static final int TICKS_BETWEEN_DEFINITIONS = 3_600;

  private final Map<String, RecurringJob<?>> definitions;
  private final RecurringJobs recurringJobs;
  private final CronSchedules schedules;
  private final Jobs jobs;
  private final JobEnqueuer enqueuer;
  private final JobOperations operations;
  private final Transactions transactions;
  private final Ids ids;

  /** Until the definitions are made known again, which is done where they may have got lost. */
  private final AtomicInteger ticks = new AtomicInteger(TICKS_BETWEEN_DEFINITIONS);

  public RecurringRuns(
      List<RecurringJob<?>> definitions,
      RecurringJobs recurringJobs,
      CronSchedules schedules,
      Jobs jobs,
      JobEnqueuer enqueuer,
      JobOperations operations,
      Transactions transactions,
      Ids ids) {
    this.definitions =
        definitions.stream()
            .collect(Collectors.toUnmodifiableMap(RecurringJob::name, Function.identity()));
    this.recurringJobs = recurringJobs;
    this.schedules = schedules;
    this.jobs = jobs;
    this.enqueuer = enqueuer;
    this.operations = operations;
    this.transactions = transactions;
    this.ids = ids;
  }

  @Override
  public void define() {
    makeKnown(recurringJobs::define);
  }

  @FunctionalInterface
  private interface Definition {
    void make(String name, CronSchedule schedule, Instant nextRun);
  }

  private void makeKnown(Definition definition) {
    Instant now = recurringJobs.now();
    definitions.forEach(
        (name, job) -> definition.make(name, job.schedule(), schedules.next(job.schedule(), now)));
  }

  @Override
  public void tick() {
    try {
      restoreFromTimeToTime();
      enqueueDue();
    } catch (StorageUnavailable away) {
      ticks.set(0);
      throw away;
    }
  }

  /** A table may have come back from an outage as it was before, or been emptied by hand. */
  private void restoreFromTimeToTime() {
    if (ticks.getAndDecrement() <= 0) {
      makeKnown(recurringJobs::restore);
      ticks.set(TICKS_BETWEEN_DEFINITIONS);
    }
  }

  private void enqueueDue() {
    Set<String> due = recurringJobs.due(definitions.keySet());
    definitions.values().stream().filter(it -> due.contains(it.name())).forEach(this::tryTurn);
  }

  /**
   * One that cannot be enqueued must not keep the others, or the caller's other work, from going
   * on. It stays due.
   */
  private void tryTurn(RecurringJob<?> job) {
    try {
      takeTurn(job);
    } catch (StorageUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      LOGGER.log(
          System.Logger.Level.ERROR, "recurring job " + job.name() + " cannot be enqueued", e);
    }
  }

  private void takeTurn(RecurringJob<?> job) {
    transactions.inTransaction(
        () -> {
          recurringJobs
              .take(job.name())
              .ifPresent(turn -> recurringJobs.ran(job.name(), jobFor(job, turn), nextRun(turn)));
          return job;
        });
  }

  /** As the database has it, and not this process, which may be of another version. */
  private Instant nextRun(Recurrence turn) {
    return schedules.next(turn.schedule(), recurringJobs.now());
  }

  private JobId jobFor(RecurringJob<?> job, Recurrence turn) {
    Optional<JobId> live = jobs.findLive(key(job));
    if (live.isEmpty()) {
      return enqueue(job);
    }
    if (!operations.retry(List.of(live.get())).isEmpty()) {
      return live.get();
    }
    if (turn.askedAt() != null) {
      // A job that runs begins anew as soon as it ends, since it was asked for.
      return enqueue(job);
    }
    LOGGER.log(
        System.Logger.Level.INFO,
        "recurring job {0} is passed over: job {1} of an earlier turn is not done yet",
        job.name(),
        live.get());
    return live.get();
  }

  private <A extends Record> JobId enqueue(RecurringJob<A> job) {
    return enqueuer.enqueueUnique(
        job.type(), job.arguments(), key(job), Origin.begunHere(ids.next()));
  }

  private static String key(RecurringJob<?> job) {
    return "recurring:" + job.name();
  }
}
