package com.smallbiz.application.usecase;

import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.port.in.SweepJobs;
import com.smallbiz.application.port.out.JobQueue;
import com.smallbiz.application.port.out.Jobs;
import java.util.List;
import java.util.Set;

/**
 * Closes the gap between the database and the queue, which share no transaction. What the quick way
 * lost is handed in here; after the queue has lost its memory, that is everything.
 *
 * <p>A job is noted as known in the epoch in which the queue took it, and in no other: whatever is
 * lost before, between or after these steps, the next sweep sees that the epochs differ. That needs
 * neither a transaction nor a single sweeper.
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
  public int sweep(Set<String> queues) {
    return queues.stream().mapToInt(this::sweep).sum();
  }

  private int sweep(String name) {
    List<Dispatch> leftovers = jobs.leftovers(name, queue.epoch(name), BATCH);
    if (!leftovers.isEmpty()) {
      long epoch = queue.handIn(name, leftovers);
      jobs.handedOver(leftovers.stream().map(Dispatch::id).toList(), epoch);
    }
    return leftovers.size();
  }
}
