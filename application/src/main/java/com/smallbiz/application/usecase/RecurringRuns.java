package com.smallbiz.application.usecase;

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
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Has recurring jobs run at their times. The job and the time of the next one are committed
 * together, so that a turn is neither lost nor taken twice, whoever dies in between.
 */
public final class RecurringRuns implements DefineRecurringJobs, TickRecurringJobs {

  private static final System.Logger LOGGER = System.getLogger(RecurringRuns.class.getName());

  private final Map<String, RecurringJob<?>> definitions;
  private final RecurringJobs recurringJobs;
  private final CronSchedules schedules;
  private final Jobs jobs;
  private final JobEnqueuer enqueuer;
  private final Transactions transactions;
  private final Ids ids;

  public RecurringRuns(
      List<RecurringJob<?>> definitions,
      RecurringJobs recurringJobs,
      CronSchedules schedules,
      Jobs jobs,
      JobEnqueuer enqueuer,
      Transactions transactions,
      Ids ids) {
    this.definitions =
        definitions.stream()
            .collect(Collectors.toUnmodifiableMap(RecurringJob::name, Function.identity()));
    this.recurringJobs = recurringJobs;
    this.schedules = schedules;
    this.jobs = jobs;
    this.enqueuer = enqueuer;
    this.transactions = transactions;
    this.ids = ids;
  }

  @Override
  public void define() {
    Instant now = recurringJobs.now();
    definitions.forEach(
        (name, job) ->
            recurringJobs.define(name, job.schedule(), schedules.next(job.schedule(), now)));
  }

  @Override
  public void tick() {
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
              .ifPresent(turn -> recurringJobs.ran(job.name(), jobFor(job), nextRun(turn)));
          return job;
        });
  }

  /** As the database has it, and not this process, which may be of another version. */
  private Instant nextRun(Recurrence turn) {
    return schedules.next(turn.schedule(), recurringJobs.now());
  }

  private <A extends Record> JobId jobFor(RecurringJob<A> job) {
    String key = "recurring:" + job.name();
    return jobs.findLive(key)
        .map(live -> passedOver(job, live))
        .orElseGet(
            () ->
                enqueuer.enqueueUnique(
                    job.type(), job.arguments(), key, Origin.begunHere(ids.next())));
  }

  /** Enqueuing it would have a job that runs begin anew as soon as it ended. */
  private static JobId passedOver(RecurringJob<?> job, JobId live) {
    LOGGER.log(
        System.Logger.Level.INFO,
        "recurring job {0} is passed over: job {1} of an earlier turn is not done yet",
        job.name(),
        live);
    return live;
  }
}
