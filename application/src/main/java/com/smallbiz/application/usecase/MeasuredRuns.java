package com.smallbiz.application.usecase;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.port.in.RunJob;
import com.smallbiz.application.port.out.JobMeter;
import com.smallbiz.application.port.out.JobStatistics;
import com.smallbiz.application.statistics.JobRun;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Runs jobs and keeps count of how they ran. What was not tried, or not to its end, is no run. */
public final class MeasuredRuns implements RunJob {

  private final RunJob runner;
  private final JobStatistics statistics;
  private final JobMeter meter;
  private final LongSupplier nanoTime;

  /**
   * @param nanoTime as {@link System#nanoTime()}, by which runs are timed
   */
  public MeasuredRuns(
      RunJob runner, JobStatistics statistics, JobMeter meter, LongSupplier nanoTime) {
    this.runner = runner;
    this.statistics = statistics;
    this.meter = meter;
    this.nanoTime = nanoTime;
  }

  @Override
  public JobOutcome run(Job job, BooleanSupplier wantedBack) {
    meter.started(job);
    long start = nanoTime.getAsLong();
    JobOutcome outcome = runner.run(job, wantedBack);
    var duration = Duration.ofNanos(nanoTime.getAsLong() - start);
    meter.ended(job, outcome, duration);
    if (!(outcome instanceof JobOutcome.Postponed) && !(outcome instanceof JobOutcome.HandedBack)) {
      boolean succeeded = outcome instanceof JobOutcome.Succeeded;
      statistics.add(new JobRun(job.type(), succeeded, duration));
    }
    return outcome;
  }
}
