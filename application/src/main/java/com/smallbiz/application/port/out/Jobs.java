package com.smallbiz.application.port.out;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.EnqueuedJob;
import com.smallbiz.application.job.FinishedJob;
import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobAttempt;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.Leftover;
import com.smallbiz.application.job.NewJob;
import com.smallbiz.application.job.StartedJob;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All jobs: what is to be done, is being done and was done. This is the truth about them; the
 * {@link JobQueue} may lose everything. All times are the database's own. Every method may throw
 * {@link StorageUnavailable}, and those that take many jobs take them in one statement.
 */
public interface Jobs {

  /**
   * Adds a job, unless a live one has its unique key. If that one is scheduled for a later time, it
   * is brought forward. If it is already running, it is run once more as soon as it ended, since it
   * may have begun before what is now to be done was known.
   */
  EnqueuedJob enqueue(NewJob job);

  /**
   * Adds some hundred jobs at the most, as {@link #enqueue} does each. Those that share a unique
   * key are one, due when the first of them is.
   *
   * @return what each of them has become, in their order
   */
  List<EnqueuedJob> enqueueAll(List<NewJob> added);

  /**
   * Records that claimed jobs are started: they are running, under the claim's token. Left out are
   * those that may not be: that are gone, have ended, were started under a later claim before, or
   * are not due by a second or more. Where the answer got lost, the same claims may be started
   * again while they run: they count once.
   *
   * <p>A job that waited is one attempt further. One that still runs under an earlier claim was
   * lost with its worker: that is noted in its history, and it stays in the same attempt. {@link
   * com.smallbiz.application.job.Poison} says what comes of those that lose too many workers.
   *
   * @param suspectToo whether one suspect may be among those that are started; others wait
   */
  List<StartedJob> start(Collection<Claim> claims, boolean suspectToo);

  /**
   * Those of these jobs that live, and how long it is until it pays to offer them again: zero if
   * they are due, as one may have become since it could not be started, and some seconds if they
   * run, since whoever runs them may die.
   */
  Map<JobId, Duration> untilDue(Collection<JobId> ids);

  /**
   * Records what became of started jobs. Left out are those that were started under another token
   * since: another has taken them over. Where the answer got lost, the same may be recorded again:
   * what is recorded already stays, and is told again.
   *
   * @return the state that each recorded job is in now. A job that was to end but had been asked
   *     for again meanwhile is enqueued, with no attempt made yet
   */
  Map<JobId, JobState> finish(Collection<FinishedJob> finished);

  /**
   * Finds a job while it lives and as long as it is kept after its end; one that died also longer,
   * until it is removed.
   */
  Optional<Job> find(JobId id);

  /** Its attempts that failed or were lost, in their order. */
  List<JobAttempt> attempts(JobId id);

  /** The live job that has a unique key. */
  Optional<JobId> findLive(String uniqueKey);

  /**
   * Live jobs of a queue that it may not know in this epoch of its memory: enqueued some seconds
   * ago, and not {@linkplain #handedOver handed over} in this epoch. Those that never were come
   * first, and the oldest before the others.
   */
  List<Leftover> leftovers(String queue, long epoch, int limit);

  /** Notes that the queue knows of these jobs, in this epoch of its memory. */
  void handedOver(Collection<JobId> ids, long epoch);
}
