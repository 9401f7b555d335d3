package com.smallbiz.application.usecase;

import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.Leftover;
import com.smallbiz.application.port.in.SweepJobs;
import com.smallbiz.application.port.in.Swept;
import com.smallbiz.application.port.out.JobMeter;
import com.smallbiz.application.port.out.JobQueue;
import com.smallbiz.application.port.out.Jobs;
import com.smallbiz.application.port.out.QueueContents;
import com.smallbiz.application.port.out.QueueUnavailable;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
  private final QueueContents contents;
  private final JobMeter meter;

  public JobSweep(Jobs jobs, JobQueue queue, QueueContents contents, JobMeter meter) {
    this.jobs = jobs;
    this.queue = queue;
    this.contents = contents;
    this.meter = meter;
  }

  @Override
  public Swept sweep(Set<String> queues) {
    int handedIn = 0;
    int news = 0;
    @Nullable QueueUnavailable away = null;
    for (String name : queues) {
      try {
        Swept swept = sweep(name);
        handedIn += swept.jobs();
        news += swept.news();
      } catch (QueueUnavailable e) {
        // The others may live on another server.
        away = e;
      }
    }
    if (away != null) {
      throw away;
    }
    return new Swept(handedIn, news);
  }

  /**
   * The epoch is asked for first: if memory is lost after that, these jobs are leftovers again. A
   * job that waits, while the queue has it as claimed, is one whose claim has not come to its end
   * there: the queue passes it over, and whatever that end makes of it, the next sweep sees.
   */
  private Swept sweep(String name) {
    long epoch = queue.epoch(name);
    List<Leftover> leftovers = jobs.leftovers(name, epoch, BATCH);
    if (leftovers.isEmpty()) {
      return new Swept(0, 0);
    }
    Set<JobId> claimed = Set.copyOf(contents.claimed(name));
    int swept = handIn(name, leftovers.stream().filter(job -> !job.knownBefore()));
    meter.swept(swept);
    int restored = handIn(name, leftovers.stream().filter(Leftover::knownBefore));
    meter.restored(restored);
    jobs.handedOver(
        leftovers.stream()
            .map(Leftover::dispatch)
            .filter(job -> job.held() || !claimed.contains(job.id()))
            .map(Dispatch::id)
            .toList(),
        epoch);
    return new Swept(leftovers.size(), swept + restored);
  }

  /** Returns how many the queue did not know. */
  private int handIn(String name, Stream<Leftover> leftovers) {
    List<Dispatch> dispatches = leftovers.map(Leftover::dispatch).toList();
    return dispatches.isEmpty() ? 0 : queue.handIn(name, dispatches);
  }
}
