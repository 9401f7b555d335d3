package com.smallbiz.application.usecase;

import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.DueTime;
import com.smallbiz.application.job.EnqueuedJob;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobType;
import com.smallbiz.application.job.NewJob;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.job.RetryPolicies;
import com.smallbiz.application.port.out.Ids;
import com.smallbiz.application.port.out.JobArguments;
import com.smallbiz.application.port.out.JobDispatcher;
import com.smallbiz.application.port.out.JobMeter;
import com.smallbiz.application.port.out.Jobs;
import com.smallbiz.application.port.out.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Enqueues jobs, within the transaction of the use case that wants them: the change and the job
 * that follows from it are committed together or not at all. The queue hears of the job after the
 * commit.
 *
 * <p>Jobs are due at once, unless they are enqueued {@link #after} a while or {@link #at} a time:
 *
 * <pre>{@code
 * enqueuer.after(Duration.ofHours(1)).enqueue(RemindJob.TYPE, arguments, origin);
 * }</pre>
 */
public final class JobEnqueuer {

  /** In one statement. */
  private static final int BATCH = 500;

  private final Jobs jobs;
  private final JobArguments jobArguments;
  private final JobDispatcher dispatcher;
  private final Transactions transactions;
  private final Ids ids;
  private final RetryPolicies retryPolicies;
  private final JobMeter meter;
  private final DueTime due;

  public JobEnqueuer(
      Jobs jobs,
      JobArguments jobArguments,
      JobDispatcher dispatcher,
      Transactions transactions,
      Ids ids,
      RetryPolicies retryPolicies,
      JobMeter meter) {
    this(jobs, jobArguments, dispatcher, transactions, ids, retryPolicies, meter, DueTime.NOW);
  }

  private JobEnqueuer(
      Jobs jobs,
      JobArguments jobArguments,
      JobDispatcher dispatcher,
      Transactions transactions,
      Ids ids,
      RetryPolicies retryPolicies,
      JobMeter meter,
      DueTime due) {
    this.jobs = jobs;
    this.jobArguments = jobArguments;
    this.dispatcher = dispatcher;
    this.transactions = transactions;
    this.ids = ids;
    this.retryPolicies = retryPolicies;
    this.meter = meter;
    this.due = due;
  }

  /** An enqueuer whose jobs are due so long after they were enqueued. */
  public JobEnqueuer after(Duration delay) {
    return due(new DueTime.After(delay));
  }

  /** An enqueuer whose jobs are due at that time. */
  public JobEnqueuer at(Instant time) {
    return due(new DueTime.At(time));
  }

  private JobEnqueuer due(DueTime time) {
    return new JobEnqueuer(
        jobs, jobArguments, dispatcher, transactions, ids, retryPolicies, meter, time);
  }

  public <A extends Record> JobId enqueue(JobType<A> type, A arguments, Origin origin) {
    return enqueue(newJob(type, arguments, null, origin));
  }

  /**
   * @param uniqueKey if a live job has it, that one does the work of this one too, at the sooner of
   *     their times
   */
  public <A extends Record> JobId enqueueUnique(
      JobType<A> type, A arguments, String uniqueKey, Origin origin) {
    return enqueue(newJob(type, arguments, uniqueKey, origin));
  }

  /**
   * Enqueues any number of jobs at little more than the price of a few; all of them or none.
   *
   * @param arguments of one job each
   * @return their ids, in the same order
   */
  public <A extends Record> List<JobId> enqueueAll(
      JobType<A> type, List<A> arguments, Origin origin) {
    return enqueueAll(arguments.stream().map(it -> newJob(type, it, null, origin)).toList());
  }

  /**
   * As {@link #enqueueUnique} does each.
   *
   * @param arguments of one job each, by its unique key
   * @return their ids, in the same order
   */
  public <A extends Record> List<JobId> enqueueAllUnique(
      JobType<A> type, Map<String, A> arguments, Origin origin) {
    return enqueueAll(
        arguments.entrySet().stream()
            .map(it -> newJob(type, it.getValue(), it.getKey(), origin))
            .toList());
  }

  private <A extends Record> NewJob newJob(
      JobType<A> type, A arguments, @Nullable String uniqueKey, Origin origin) {
    return new NewJob(
        new JobId(ids.next()),
        type.name(),
        type.version(),
        type.queue(),
        jobArguments.write(arguments),
        uniqueKey,
        origin,
        retryPolicies.of(type.name()).maxAttempts(),
        due,
        type.redacted());
  }

  private JobId enqueue(NewJob job) {
    return transactions.inTransaction(() -> followed(job, jobs.enqueue(job)));
  }

  private List<JobId> enqueueAll(List<NewJob> added) {
    return transactions.inTransaction(
        () -> {
          var enqueued = new ArrayList<JobId>(added.size());
          for (int from = 0; from < added.size(); from += BATCH) {
            List<NewJob> batch = added.subList(from, Math.min(from + BATCH, added.size()));
            List<EnqueuedJob> rows = jobs.enqueueAll(batch);
            for (int i = 0; i < rows.size(); i++) {
              enqueued.add(followed(batch.get(i), rows.get(i)));
            }
          }
          return enqueued;
        });
  }

  /** What comes after the commit. One that was there before does the work of the added one. */
  private JobId followed(NewJob added, EnqueuedJob job) {
    if (job.id().equals(added.id())) {
      transactions.afterCommit(() -> meter.enqueued(added.type(), added.queue()));
    }
    Dispatch dispatch = job.dispatch();
    if (dispatch != null) {
      transactions.afterCommit(() -> dispatcher.dispatch(dispatch));
    }
    return job.id();
  }
}
