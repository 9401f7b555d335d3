package com.smallbiz.application.testkit;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.DueTime;
import com.smallbiz.application.job.FinishedJob;
import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.NewJob;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.port.out.Jobs;
import com.smallbiz.application.port.out.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Jobs in every state, for the contracts about what an operator sees of them and does to them. */
abstract class JobsFixture {

  static final Duration DELAY = Duration.ofMinutes(10);
  static final JobError ERROR = new JobError("external_unavailable", "It did not answer");

  private final SequentialIds ids = new SequentialIds();
  private long lastToken;

  /** No jobs at all when a test begins. */
  protected abstract Jobs jobs();

  protected abstract Transactions transactions();

  /** The time by the clock that the jobs go by. */
  protected abstract Instant now();

  /** Makes the jobs believe that this much time has passed since all that happened so far. */
  protected abstract void letPass(Duration duration);

  JobId enqueued() {
    return enqueued("default", "ping");
  }

  JobId enqueued(String queue, String type) {
    return enqueued(queue, type, null);
  }

  JobId enqueuedUnique(String uniqueKey) {
    return enqueued("default", "ping", uniqueKey);
  }

  private JobId enqueued(String queue, String type, String uniqueKey) {
    return jobs()
        .enqueue(
            new NewJob(
                nextId(),
                type,
                1,
                queue,
                "{\"message\":\"hello\"}",
                uniqueKey,
                new Origin("request-1", "00-1-2-01"),
                25))
        .id();
  }

  JobId nextId() {
    return new JobId(ids.next());
  }

  /** A claim that is later than all before it. */
  Claim claim(JobId id) {
    return new Claim(id, "default", ++lastToken);
  }

  Claim started(JobId id) {
    Claim claim = claim(id);
    if (!start(claim)) {
      throw new AssertionError("job %s cannot be started: %s".formatted(id, jobs().find(id)));
    }
    return claim;
  }

  boolean start(Claim claim) {
    return !jobs().start(List.of(claim), true).isEmpty();
  }

  JobId run(JobId id, JobOutcome outcome) {
    jobs().finish(List.of(new FinishedJob(started(id), outcome)));
    return id;
  }

  JobId scheduled(String uniqueKey, Duration delay) {
    return jobs()
        .enqueue(
            new NewJob(
                nextId(),
                "ping",
                1,
                "default",
                "{\"message\":\"hello\"}",
                uniqueKey,
                new Origin("request-1", "00-1-2-01"),
                25,
                new DueTime.After(delay)))
        .id();
  }

  JobId retrying() {
    return run(enqueued(), new JobOutcome.Retry(DELAY, ERROR));
  }

  JobId dead() {
    return run(enqueued(), new JobOutcome.Died(ERROR));
  }

  JobId succeeded() {
    return run(enqueued(), new JobOutcome.Succeeded());
  }

  /** A job that came into this state in the usual way. */
  JobId in(JobState state) {
    return switch (state) {
      case ENQUEUED -> enqueued();
      case RUNNING -> started(enqueued()).id();
      case RETRYING -> retrying();
      case SUCCEEDED -> succeeded();
      case DEAD -> dead();
      case SCHEDULED -> throw new AssertionError("nothing is scheduled here");
    };
  }

  Job found(JobId id) {
    return jobs().find(id).orElseThrow();
  }
}
