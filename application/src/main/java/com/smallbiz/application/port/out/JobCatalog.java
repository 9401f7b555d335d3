package com.smallbiz.application.port.out;

import com.smallbiz.application.job.Count;
import com.smallbiz.application.job.JobFilter;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobPage;
import com.smallbiz.application.job.JobQuery;
import com.smallbiz.application.job.QueueSummary;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All jobs as an operator looks at them, apart from {@link Jobs}, which is for those that work.
 * Nothing here changes anything or waits for anybody. A job that succeeded is seen for a day. Every
 * method may throw {@link StorageUnavailable}.
 */
public interface JobCatalog {

  /**
   * A page in the sequence by id. Jobs that come or go meanwhile neither shift nor repeat the
   * others, and a page costs the same however far it is from the first and however rare the jobs
   * are that it asks for. With one exception: nothing tells the running jobs of a queue from those
   * that are enqueued but a look at all of them.
   *
   * <p>Where a text is looked for that is not an id, a page looks at some 10,000 jobs at the most,
   * those next in the sequence that fit otherwise, and is {@link JobPage#cutShort} then.
   */
  JobPage page(JobQuery query);

  /** The same, of these jobs only. */
  JobPage pageOf(Collection<JobId> ids, JobQuery query);

  /**
   * The state of affairs in each of these queues, in their order.
   *
   * @param limit how many of a queue's enqueued and running jobs are counted at the most, to be
   *     quick: where their sum reaches it, there may be more of both
   * @param others how many scheduled, retrying and dead jobs of each queue are counted at the most:
   *     where a number reaches it, there may be more
   */
  List<QueueSummary> summarize(List<String> queues, int limit, int others);

  /**
   * Jobs of a queue that wait, and of which nobody has noted yet that the queue knows of them,
   * though it is some seconds since they were enqueued: those first that have been there longest.
   *
   * @return how long each has been due, or there if that is shorter; zero if it is not due yet
   */
  Map<JobId, Duration> untold(String queue, int limit);

  /** The names of all queues that have jobs in them, ended ones included. */
  Set<String> queues();

  /** The names of the types of all jobs that there are. */
  Set<String> types();

  /**
   * Counts jobs, as far as the limit. Where a text is looked for, no further than a page looks
   * either.
   */
  Count count(JobFilter filter, int limit);
}
