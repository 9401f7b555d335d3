package com.smallbiz.application.usecase;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.FinishedJob;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.Settlement;
import com.smallbiz.application.job.StartedJob;
import com.smallbiz.application.port.in.FinishJobs;
import com.smallbiz.application.port.in.StartJobs;
import com.smallbiz.application.port.out.JobMeter;
import com.smallbiz.application.port.out.JobQueue;
import com.smallbiz.application.port.out.Jobs;
import com.smallbiz.application.port.out.QueueUnavailable;
import com.smallbiz.application.port.out.StorageUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the books on both sides of running a job: the database first, the queue after. A crash
 * between the two leaves a lease that lapses and a job that is offered again, and the database then
 * knows that there is nothing left to do.
 */
public final class JobWork implements StartJobs, FinishJobs {

  private static final System.Logger LOGGER = System.getLogger(JobWork.class.getName());

  /** A job that is due and could not be started all the same must not keep the workers busy. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Jobs jobs;
  private final JobQueue queue;
  private final JobMeter meter;

  public JobWork(Jobs jobs, JobQueue queue, JobMeter meter) {
    this.jobs = jobs;
    this.queue = queue;
    this.meter = meter;
  }

  @Override
  public List<StartedJob> start(Collection<Claim> claims, boolean suspectToo) {
    List<StartedJob> started = jobs.start(claims, suspectToo);
    if (started.size() < claims.size()) {
      Set<JobId> startedIds =
          started.stream().map(it -> it.claim().id()).collect(Collectors.toSet());
      trySettling(claims.stream().filter(it -> !startedIds.contains(it.id())).toList());
    }
    return started;
  }

  /** The starts are recorded, so a failure here must not keep the caller from running the jobs. */
  private void trySettling(List<Claim> unstarted) {
    try {
      settleUnstarted(unstarted);
    } catch (StorageUnavailable | QueueUnavailable e) {
      LOGGER.log(System.Logger.Level.DEBUG, "the leases of jobs that need no running lapse", e);
    }
  }

  private void settleUnstarted(List<Claim> claims) {
    Map<JobId, Duration> untilDue = jobs.untilDue(claims.stream().map(Claim::id).toList());
    claims.stream().filter(claim -> !untilDue.containsKey(claim.id())).forEach(this::countPoisoned);
    queue.settle(
        claims.stream()
            .map(claim -> new Settlement(claim, pausing(untilDue.get(claim.id()))))
            .toList());
  }

  /** Nobody else starts a job under this claim, so if it died under it, it died of its start. */
  private void countPoisoned(Claim claim) {
    jobs.find(claim.id())
        .filter(job -> job.state() == JobState.DEAD && job.token() == claim.token())
        .ifPresent(meter::poisoned);
  }

  private static @Nullable Duration pausing(@Nullable Duration untilDue) {
    return untilDue != null && untilDue.compareTo(PAUSE) < 0 ? PAUSE : untilDue;
  }

  @Override
  public void finish(Collection<FinishedJob> finished) {
    Map<JobId, JobState> states = jobs.finish(finished);
    var settlements = new ArrayList<Settlement>(finished.size());
    for (FinishedJob job : finished) {
      JobState state = states.get(job.claim().id());
      settlements.add(
          state == null || state.isLive()
              ? Settlement.again(job.claim(), delay(state, job.outcome()))
              : Settlement.forget(job.claim()));
    }
    queue.settle(settlements);
  }

  /**
   * What the database left out is offered again, and {@link #start} sorts it out: most of it was
   * recorded by an earlier call that could not reach the queue any more, and may well be a job that
   * is to be run again. If another worker has taken the job over, the queue leaves it alone.
   */
  private static Duration delay(@Nullable JobState state, JobOutcome outcome) {
    if (state == null) {
      return Duration.ZERO;
    }
    if (outcome instanceof JobOutcome.Retry retry) {
      return retry.delay();
    }
    if (outcome instanceof JobOutcome.Postponed postponed) {
      return postponed.delay();
    }
    return Duration.ZERO;
  }
}
