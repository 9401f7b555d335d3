package com.smallbiz.adapters.queue;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.FinishedJob;
import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.job.StartedJob;
import com.smallbiz.application.order.OrderSyncKey;
import com.smallbiz.application.port.in.RunJob;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** A started job in the hands of this process, until its outcome is recorded. */
final class HeldJob implements Runnable {

  private final StartedJob started;
  private final RunJob runJob;

  private final CompletableFuture<JobOutcome> outcome = new CompletableFuture<>();
  private final CompletableFuture<Void> recorded = new CompletableFuture<>();

  /** That runs the job at present. Guarded by this. */
  private @Nullable Thread thread;

  private volatile boolean interrupted;

  HeldJob(StartedJob started, RunJob runJob) {
    this.started = started;
    this.runJob = runJob;
  }

  Claim claim() {
    return started.claim();
  }

  boolean isSuspect() {
    return started.job().isSuspect();
  }

  /** Completed once, by the job or by whoever has waited for it long enough. */
  CompletableFuture<JobOutcome> outcome() {
    return outcome;
  }

  /** Completed when nothing is left to be done about the job here. */
  CompletableFuture<Void> recorded() {
    return recorded;
  }

  FinishedJob finished() {
    return new FinishedJob(claim(), outcome.join());
  }

  @Override
  public void run() {
    if (!begin()) {
      return;
    }
    try {
      JobOutcome result = runJob.run(started.job(), () -> interrupted);
      end(() -> outcome.complete(result));
    } catch (Throwable brokenPromise) {
      end(() -> outcome.completeExceptionally(brokenPromise));
    }
  }

  /** Interrupts the job; one that has not begun is handed back without having been run. */
  synchronized void interrupt() {
    interrupted = true;
    if (thread != null) {
      thread.interrupt();
    } else {
      handBack();
    }
  }

  /** Stops waiting for the job: whatever comes of it now comes too late. */
  void handBack() {
    outcome.complete(new JobOutcome.HandedBack());
  }

  private synchronized boolean begin() {
    if (outcome.isDone()) {
      return false;
    }
    thread = Thread.currentThread();
    Job job = started.job();
    MDC.put("job_id", job.id().toString());
    MDC.put("request_id", job.origin().requestId());
    MDC.put("trace_id", job.origin().traceId());
    OrderSyncKey.order(job.uniqueKey()).ifPresent(id -> MDC.put("order_id", id.toString()));
    return true;
  }

  /**
   * All in one: an interrupt must not hit what the thread does next, nor a job that is done be
   * taken for one that has not begun.
   */
  private synchronized void end(Runnable completion) {
    thread = null;
    Thread.interrupted();
    completion.run();
    MDC.clear();
  }
}
