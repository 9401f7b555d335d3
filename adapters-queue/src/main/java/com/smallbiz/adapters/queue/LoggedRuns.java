package com.smallbiz.adapters.queue;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.port.in.RunJob;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Runs jobs and logs each as it starts and as it ends, as sentences and as fields: a warning where
 * it failed. Of a failure its code is told and not its words, and of a job not what it was told to
 * do.
 */
final class LoggedRuns implements RunJob {

  /** By the name of which these lines are chosen or silenced, as requests are by "access". */
  private static final Logger LOGGER = LoggerFactory.getLogger("jobs");

  private final RunJob runner;

  LoggedRuns(RunJob runner) {
    this.runner = runner;
  }

  @Override
  public JobOutcome run(Job job, BooleanSupplier wantedBack) {
    line(Level.INFO, job, "job-started")
        .log("{} of {} started, attempt {}", job.type(), job.queue(), job.attempt());
    long start = System.nanoTime();
    JobOutcome outcome = runner.run(job, wantedBack);
    ended(job, outcome, System.nanoTime() - start);
    return outcome;
  }

  private static void ended(Job job, JobOutcome outcome, long nanos) {
    if (outcome instanceof JobOutcome.Retry retry) {
      failed(job, outcome, retry.error(), nanos);
    } else if (outcome instanceof JobOutcome.Died died) {
      failed(job, outcome, died.error(), nanos);
    } else {
      end(Level.INFO, job, "job-finished", outcome, nanos)
          .log(
              "{} of {} {}, attempt {}, in {} ms",
              job.type(),
              job.queue(),
              inWords(outcome),
              job.attempt(),
              millis(nanos));
    }
  }

  private static void failed(Job job, JobOutcome outcome, JobError error, long nanos) {
    end(Level.WARN, job, "job-failed", outcome, nanos)
        .addKeyValue("job_error", error.code())
        .log(
            "{} of {} {} ({}), attempt {} of {}, in {} ms",
            job.type(),
            job.queue(),
            inWords(outcome),
            error.code(),
            job.attempt(),
            job.maxAttempts(),
            millis(nanos));
  }

  private static LoggingEventBuilder end(
      Level level, Job job, String action, JobOutcome outcome, long nanos) {
    return line(level, job, action)
        .addKeyValue("job_outcome", outcome.name())
        .addKeyValue("event.duration", nanos);
  }

  private static LoggingEventBuilder line(Level level, Job job, String action) {
    return LOGGER
        .atLevel(level)
        .addKeyValue("event.action", action)
        .addKeyValue("job_type", job.type())
        .addKeyValue("job_queue", job.queue())
        .addKeyValue("job_attempt", job.attempt());
  }

  private static String inWords(JobOutcome outcome) {
    if (outcome instanceof JobOutcome.Retry) {
      return "failed and will be tried again";
    }
    if (outcome instanceof JobOutcome.Died) {
      return "failed for good";
    }
    return outcome instanceof JobOutcome.HandedBack ? "was handed back" : outcome.name();
  }

  private static long millis(long nanos) {
    return nanos / 1_000_000;
  }
}
