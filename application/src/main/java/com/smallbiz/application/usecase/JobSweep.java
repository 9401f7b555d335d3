package com.smallbiz.application.usecase;

import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.port.in.SweepJobs;
import com.smallbiz.application.port.in.Swept;
import com.smallbiz.application.port.out.JobQueue;
import com.smallbiz.application.port.out.Jobs;
import java.util.List;
import java.util.Set;

/**
 * Closes the gap between the database and the queue, which share no transaction. What the quick way
 * lost is handed in here; after the queue has lost its memory, that is everything.
 *
 * <p>A job is noted as known in the epoch that the queue was in before it took the job, never in a
 * later one: whatever is lost before, between or after these steps, the next sweep sees that the
 * epochs differ. That needs neither a transaction nor a single sweeper.
 */
public final class JobSweep implements SweepJobs {

  /** Small enough for one script and a short statement. */
  private static final int BATCH = 500;

  private final Jobs jobs;
  private final JobQueue queue;

  public JobSweep(Jobs jobs, JobQueue queue) {
    this.jobs = jobs;
    this.queue = queue;
  }

  @Override
  public Swept sweep(Set<String> queues) {
    int handedIn = 0;
    int news = 0;
    for (String queue : queues) {
      Swept swept = sweep(queue);
      handedIn += swept.jobs();
      news += swept.news();
    }
    return new Swept(handedIn, news);
  }

  /** The epoch is asked for first: if memory is lost after that, these jobs are leftovers again. */
  private Swept sweep(String name) {
    long epoch = queue.epoch(name);
    List<Dispatch> leftovers = jobs.leftovers(name, epoch, BATCH);
    if (leftovers.isEmpty()) {
      return new Swept(0, 0);
    }
    int news = queue.handIn(name, leftovers);
    jobs.handedOver(leftovers.stream().map(Dispatch::id).toList(), epoch);
    return new Swept(leftovers.size(), news);
  }
}
