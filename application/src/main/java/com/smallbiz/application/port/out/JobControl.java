package com.smallbiz.application.port.out;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobAction;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobRefused;
import com.smallbiz.application.job.JobState;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The operator's hand on jobs. What is decided here, workers find decided: a job is started before
 * or after, and never meanwhile. Every method leaves out the jobs that are gone and those whose
 * state does not allow the {@link JobAction}, and may throw {@link StorageUnavailable}.
 */
public interface JobControl {

  /**
   * Finds a job and keeps everybody else from changing it until the open transaction ends. A job
   * that succeeded is found for a day.
   */
  Optional<Job> findForUpdate(JobId id);

  /**
   * Those of these jobs that are in this state, which nobody else changes until the open
   * transaction ends.
   */
  List<JobId> hold(Collection<JobId> ids, JobState state);

  /**
   * Makes jobs due at once: they are retrying from now on, those that were dead with no attempt
   * made yet. Left out are also those whose unique key a live job has; of several with the same one
   * the newest is taken. The queue may not know of any of them.
   *
   * @return the jobs as they are now
   * @throws JobRefused if a job with the same unique key was enqueued at this very moment; the
   *     transaction is to be undone then, and may be tried again
   */
  List<Job> retry(Collection<JobId> ids);

  /**
   * Ends jobs for good; only an operator brings them back.
   *
   * @return the jobs as they are now
   */
  List<Job> kill(Collection<JobId> ids, JobError reason);

  /**
   * Removes jobs and all that is known of them.
   *
   * @return how many
   */
  int delete(Collection<JobId> ids);
}
