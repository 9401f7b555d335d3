package com.smallbiz.application.usecase;

import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.port.in.SweepJobs;
import com.smallbiz.application.port.out.JobQueue;
import com.smallbiz.application.port.out.Jobs;
import com.smallbiz.application.port.out.Transactions;
import java.util.List;
import java.util.Set;

/**
 * Closes the gap between the database and the queue, which share no transaction. What the quick way
 * lost is handed in here; after the queue has lost its memory, that is everything.
 */
public final class JobSweep implements SweepJobs {

  /** Small enough for one script and a short transaction. */
  private static final int BATCH = 500;

  private final Jobs jobs;
  private final JobQueue queue;
  private final Transactions transactions;

  public JobSweep(Jobs jobs, JobQueue queue, Transactions transactions) {
    this.jobs = jobs;
    this.queue = queue;
    this.transactions = transactions;
  }

  @Override
  public int sweep(Set<String> queues) {
    queues.forEach(this::restoreMemory);
    return transactions.inTransaction(
        () -> {
          List<Dispatch> leftovers = jobs.leftovers(queues, BATCH);
          queue.handIn(leftovers);
          jobs.handedOver(leftovers.stream().map(Dispatch::id).toList());
          return leftovers.size();
        });
  }

  /** The database is told first: a crash in between repeats this, the other order would forget. */
  private void restoreMemory(String name) {
    if (!queue.remembers(name)) {
      jobs.queueForgot(name);
      queue.remember(name);
    }
  }
}
