package com.smallbiz.application.usecase;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobContext;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobFailed;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.job.JobRegistry;
import com.smallbiz.application.job.RetryPolicies;
import com.smallbiz.application.port.in.RunJob;
import com.smallbiz.application.port.out.JobArguments;
import com.smallbiz.application.port.out.JobArguments.UnreadableArguments;
import com.smallbiz.application.port.out.StorageUnavailable;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** Finds the handler of a job, runs it, and judges what comes of it. */
public final class JobRunner implements RunJob {

  private static final System.Logger LOGGER = System.getLogger(JobRunner.class.getName());

  /** An outage of our own database is no failure of the job, and is soon over or noticed. */
  private static final Duration AFTER_OUTAGE = Duration.ofSeconds(5);

  /** As a part of the delay. */
  private static final double MAX_JITTER = 0.2;

  private final JobRegistry registry;
  private final RetryPolicies retryPolicies;
  private final JobArguments jobArguments;
  private final RandomGenerator random;

  public JobRunner(
      JobRegistry registry,
      RetryPolicies retryPolicies,
      JobArguments jobArguments,
      RandomGenerator random) {
    this.registry = registry;
    this.retryPolicies = retryPolicies;
    this.jobArguments = jobArguments;
    this.random = random;
  }

  @Override
  public JobOutcome run(Job job, BooleanSupplier wantedBack) {
    return registry
        .find(job.type())
        .map(registration -> run(job, registration, wantedBack))
        .orElseGet(
            () -> died("unknown_job_type", "There is no job type of this name: " + job.type()));
  }

  private <A extends Record> JobOutcome run(
      Job job, JobRegistry.Registration<A> registration, BooleanSupplier wantedBack) {
    var type = registration.type();
    if (job.typeVersion() > type.version()) {
      return died("unknown_job_version", "The job was written by a newer version of the program");
    }
    try {
      A arguments = jobArguments.read(job.arguments(), type.arguments());
      var context = new JobContext(job.id(), job.attempt(), job.origin());
      registration.handler().handle(arguments, context);
      return new JobOutcome.Succeeded();
    } catch (UnreadableArguments unreadable) {
      return died("unreadable_arguments", "The arguments of the job cannot be read");
    } catch (JobFailed failure) {
      return judge(failure, job);
    } catch (Throwable unexpected) {
      boolean interrupted = Thread.interrupted() || unexpected instanceof InterruptedException;
      if (interrupted && wantedBack.getAsBoolean()) {
        return new JobOutcome.HandedBack();
      }
      if (unexpected instanceof StorageUnavailable) {
        var error = new JobError("storage_unavailable", "The database could not be reached");
        return postponed(AFTER_OUTAGE, error);
      }
      LOGGER.log(System.Logger.Level.ERROR, "job " + job.id() + " failed unexpectedly", unexpected);
      var error = new JobError("internal_error", "The job failed unexpectedly; the log says why");
      return retry(job, error, Duration.ZERO);
    }
  }

  private JobOutcome judge(JobFailed failure, Job job) {
    return switch (failure.remedy()) {
      case GIVE_UP -> new JobOutcome.Died(failure.error());
      case POSTPONE -> postponed(failure.delay(), failure.error());
      case RETRY -> retry(job, failure.error(), failure.delay());
    };
  }

  /**
   * @param delay zero to leave it to the type's policy
   */
  private JobOutcome retry(Job job, JobError error, Duration delay) {
    if (job.attempt() >= job.maxAttempts()) {
      return new JobOutcome.Died(error);
    }
    Duration pause =
        delay.isZero()
            ? retryPolicies.of(job.type()).backoff().after(job.attempt(), random)
            : delay;
    return new JobOutcome.Retry(pause, error);
  }

  /** What was postponed for the same reason shall not all come back at the same moment. */
  private JobOutcome postponed(Duration delay, JobError error) {
    var postponed = new JobOutcome.Postponed(delay, error);
    double most = postponed.delay().toNanos() * MAX_JITTER;
    Duration jitter = Duration.ofNanos((long) (most * random.nextDouble()));
    return new JobOutcome.Postponed(postponed.delay().plus(jitter), error);
  }

  private static JobOutcome died(String code, String message) {
    return new JobOutcome.Died(new JobError(code, message));
  }
}
