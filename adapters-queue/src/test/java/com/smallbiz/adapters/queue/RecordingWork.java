package com.smallbiz.adapters.queue;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.FinishedJob;
import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.job.Settlement;
import com.smallbiz.application.job.StartedJob;
import com.smallbiz.application.port.in.FindPausedQueues;
import com.smallbiz.application.port.in.FinishJobs;
import com.smallbiz.application.port.in.RunJob;
import com.smallbiz.application.port.in.StartJobs;
import com.smallbiz.application.port.in.SweepJobs;
import com.smallbiz.application.port.in.Swept;
import com.smallbiz.application.port.in.TickRecurringJobs;
import com.smallbiz.application.port.out.JobQueue;
import com.smallbiz.application.port.out.StorageUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * The use cases of a worker, which remember what the worker did. They start every claim, and settle
 * what is finished as the real ones do.
 */
final class RecordingWork
    implements StartJobs, RunJob, FinishJobs, SweepJobs, TickRecurringJobs, FindPausedQueues {

  final List<Claim> started = new CopyOnWriteArrayList<>();

  /** When each job was run last, by {@link System#nanoTime}. */
  final Map<JobId, Long> ran = new ConcurrentHashMap<>();

  final List<FinishedJob> finished = new CopyOnWriteArrayList<>();

  final AtomicInteger ticks = new AtomicInteger();

  /** What a job does. */
  volatile Body body = job -> new JobOutcome.Succeeded();

  volatile boolean storageAway;

  volatile boolean answersOfStartsGetLost;

  /** The job whose outcome the storage does not take. */
  volatile JobId unrecordable;

  volatile Set<String> paused = Set.of();

  volatile JobQueue queue;

  @FunctionalInterface
  interface Body {
    JobOutcome run(Job job) throws InterruptedException;
  }

  @Override
  public List<StartedJob> start(Collection<Claim> claims, boolean suspectToo) {
    requireStorage();
    started.addAll(claims);
    if (answersOfStartsGetLost) {
      throw new StorageUnavailable("the answer got lost", new IllegalStateException());
    }
    return claims.stream().map(claim -> new StartedJob(claim, job(claim))).toList();
  }

  @Override
  public JobOutcome run(Job job, BooleanSupplier wantedBack) {
    ran.put(job.id(), System.nanoTime());
    try {
      return body.run(job);
    } catch (InterruptedException shutdown) {
      return new JobOutcome.HandedBack();
    }
  }

  @Override
  public void finish(Collection<FinishedJob> jobs) {
    requireStorage();
    if (jobs.stream().anyMatch(it -> it.claim().id().equals(unrecordable))) {
      throw new IllegalArgumentException("not to be recorded");
    }
    finished.addAll(jobs);
    queue.settle(jobs.stream().map(RecordingWork::settlement).toList());
  }

  @Override
  public Swept sweep(Set<String> queues) {
    queues.forEach(queue::epoch);
    return new Swept(0, 0);
  }

  @Override
  public Set<String> paused() {
    requireStorage();
    return paused;
  }

  @Override
  public void tick() {
    ticks.incrementAndGet();
  }

  List<JobOutcome> outcomesOf(JobId id) {
    return finished.stream()
        .filter(it -> it.claim().id().equals(id))
        .map(FinishedJob::outcome)
        .toList();
  }

  private void requireStorage() {
    if (storageAway) {
      throw new StorageUnavailable("PostgreSQL is away", new IllegalStateException());
    }
  }

  private static Settlement settlement(FinishedJob job) {
    if (job.outcome() instanceof JobOutcome.Retry retry) {
      return Settlement.again(job.claim(), retry.delay());
    }
    return job.outcome() instanceof JobOutcome.HandedBack
        ? Settlement.again(job.claim(), Duration.ZERO)
        : Settlement.forget(job.claim());
  }

  private static Job job(Claim claim) {
    return new Job(
        claim.id(),
        "ping",
        1,
        claim.queue(),
        "{}",
        null,
        new Origin("request-1", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
        JobState.RUNNING,
        1,
        25,
        0,
        claim.token(),
        Instant.EPOCH,
        null,
        Instant.EPOCH,
        null,
        null,
        null,
        null,
        Set.of());
  }
}
