package com.smallbiz.application.usecase;

import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobAction;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobFilter;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobPage;
import com.smallbiz.application.job.JobQuery;
import com.smallbiz.application.job.JobRefused;
import com.smallbiz.application.job.JobSelection;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.JobTally;
import com.smallbiz.application.port.in.DeleteJob;
import com.smallbiz.application.port.in.DeleteJobs;
import com.smallbiz.application.port.in.KillJob;
import com.smallbiz.application.port.in.KillJobs;
import com.smallbiz.application.port.in.RetryJob;
import com.smallbiz.application.port.in.RetryJobs;
import com.smallbiz.application.port.out.JobCatalog;
import com.smallbiz.application.port.out.JobControl;
import com.smallbiz.application.port.out.JobDispatcher;
import com.smallbiz.application.port.out.Transactions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Does to jobs what an operator wants. The queue hears of retried jobs after the commit. Of those
 * that are killed or deleted it hears nothing: the database does not let them be started, and the
 * queue forgets them when their turn comes.
 */
public final class JobOperations
    implements RetryJob, KillJob, DeleteJob, RetryJobs, KillJobs, DeleteJobs {

  private static final JobError KILLED = new JobError("killed", "An operator ended the job");

  /** Small enough not to hold workers up for longer than some milliseconds. */
  private static final int BATCH = 200;

  private final JobCatalog catalog;
  private final JobControl control;
  private final JobDispatcher dispatcher;
  private final Transactions transactions;

  public JobOperations(
      JobCatalog catalog, JobControl control, JobDispatcher dispatcher, Transactions transactions) {
    this.catalog = catalog;
    this.control = control;
    this.dispatcher = dispatcher;
    this.transactions = transactions;
  }

  @Override
  public Optional<Job> retry(JobId id) {
    return transactions.inTransaction(
        () ->
            findFor(JobAction.RETRY, id)
                .map(
                    job ->
                        retry(List.of(id)).stream().findAny().orElseThrow(JobRefused::replaced)));
  }

  @Override
  public Optional<Job> kill(JobId id) {
    return transactions.inTransaction(
        () -> findFor(JobAction.KILL, id).map(job -> control.kill(List.of(id), KILLED).get(0)));
  }

  @Override
  public boolean delete(JobId id) {
    return transactions.inTransaction(
        () ->
            findFor(JobAction.DELETE, id)
                .map(job -> control.delete(List.of(id)) == 1)
                .orElse(false));
  }

  @Override
  public JobTally retry(JobSelection selection) {
    return inSteps(selection, ids -> retry(ids).size());
  }

  @Override
  public JobTally kill(JobSelection selection) {
    return inSteps(selection, ids -> control.kill(ids, KILLED).size());
  }

  @Override
  public JobTally delete(JobSelection selection) {
    return inSteps(selection, control::delete);
  }

  private Optional<Job> findFor(JobAction action, JobId id) {
    Optional<Job> job = control.findForUpdate(id);
    job.ifPresent(action::require);
    return job;
  }

  /** As {@link JobControl#retry}, within the open transaction; the queue hears of it after that. */
  List<Job> retry(Collection<JobId> ids) {
    List<Job> retried = control.retry(ids);
    transactions.afterCommit(() -> retried.forEach(this::dispatch));
    return retried;
  }

  private void dispatch(Job job) {
    dispatcher.dispatch(
        Dispatch.waiting(job.id(), job.queue(), job.type(), Duration.ZERO, job.token()));
  }

  private JobTally inSteps(JobSelection selection, ToIntFunction<Collection<JobId>> action) {
    return selection instanceof JobSelection.Chosen chosen
        ? toChosen(chosen, action)
        : toFitting(((JobSelection.Fitting) selection).filter(), action);
  }

  private JobTally toChosen(JobSelection.Chosen chosen, ToIntFunction<Collection<JobId>> action) {
    List<JobId> ids = chosen.ids();
    return Steps.<Integer>take(
        JobSelection.LIMIT,
        (place, most) -> {
          int from = place == null ? 0 : place;
          int to = Math.min(from + Math.min(BATCH, most), ids.size());
          JobTally tally = inTransaction(ids.subList(from, to), chosen.state(), action);
          return new Steps.Taken<>(tally, to == ids.size() ? null : to);
        });
  }

  /** Jobs that come meanwhile are newer than where the walk began, and are left alone. */
  private JobTally toFitting(JobFilter filter, ToIntFunction<Collection<JobId>> action) {
    return Steps.<JobId>take(
        JobSelection.LIMIT,
        (place, most) -> {
          JobPage page = catalog.page(new JobQuery(filter, Math.min(BATCH, most), place));
          List<JobId> ids = page.jobs().stream().map(Job::id).toList();
          return new Steps.Taken<>(inTransaction(ids, filter.state(), action), page.next());
        });
  }

  /**
   * A batch is only refused where another job with one of its keys was enqueued at that very
   * moment. That job is seen when the batch is tried again. What has left its state since it was
   * seen there, because somebody else retried it perhaps, is left alone.
   */
  private JobTally inTransaction(
      List<JobId> ids, @Nullable JobState state, ToIntFunction<Collection<JobId>> action) {
    while (true) {
      try {
        int done =
            transactions.inTransaction(
                () -> action.applyAsInt(state == null ? ids : control.hold(ids, state)));
        return new JobTally(done, ids.size() - done);
      } catch (JobRefused overtaken) {
        // Again, since every time means that somebody else got on.
      }
    }
  }
}
