package com.smallbiz.application.usecase;

import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobType;
import com.smallbiz.application.job.NewJob;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.job.RetryPolicies;
import com.smallbiz.application.port.out.Ids;
import com.smallbiz.application.port.out.JobArguments;
import com.smallbiz.application.port.out.JobDispatcher;
import com.smallbiz.application.port.out.Jobs;
import com.smallbiz.application.port.out.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Enqueues jobs, within the transaction of the use case that wants them: the change and the job
 * that follows from it are committed together or not at all. The queue hears of the job after the
 * commit.
 */
public final class JobEnqueuer {

  private final Jobs jobs;
  private final JobArguments jobArguments;
  private final JobDispatcher dispatcher;
  private final Transactions transactions;
  private final Ids ids;
  private final RetryPolicies retryPolicies;

  public JobEnqueuer(
      Jobs jobs,
      JobArguments jobArguments,
      JobDispatcher dispatcher,
      Transactions transactions,
      Ids ids,
      RetryPolicies retryPolicies) {
    this.jobs = jobs;
    this.jobArguments = jobArguments;
    this.dispatcher = dispatcher;
    this.transactions = transactions;
    this.ids = ids;
    this.retryPolicies = retryPolicies;
  }

  public <A extends Record> JobId enqueue(JobType<A> type, A arguments, Origin origin) {
    return enqueue(type, arguments, null, origin);
  }

  /**
   * @param uniqueKey if a live job has it, that one does the work of this one too
   */
  public <A extends Record> JobId enqueueUnique(
      JobType<A> type, A arguments, String uniqueKey, Origin origin) {
    return enqueue(type, arguments, uniqueKey, origin);
  }

  private <A extends Record> JobId enqueue(
      JobType<A> type, A arguments, @Nullable String uniqueKey, Origin origin) {
    var job =
        new NewJob(
            new JobId(ids.next()),
            type.name(),
            type.version(),
            type.queue(),
            jobArguments.write(arguments),
            uniqueKey,
            origin,
            retryPolicies.of(type.name()).maxAttempts());
    return transactions.inTransaction(
        () -> {
          JobId enqueued = jobs.enqueue(job);
          if (enqueued.equals(job.id())) {
            var dispatch = Dispatch.due(job.id(), job.queue(), job.type());
            transactions.afterCommit(() -> dispatcher.dispatch(dispatch));
          }
          return enqueued;
        });
  }
}
