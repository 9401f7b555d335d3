package com.smallbiz.bootstrap.tracing;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.EnqueuedJob;
import com.smallbiz.application.job.FinishedJob;
import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobAttempt;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.Leftover;
import com.smallbiz.application.job.NewJob;
import com.smallbiz.application.job.StartedJob;
import com.smallbiz.application.port.out.Jobs;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Jobs that go back to the span in which they were enqueued: it is stored with them, and each of
 * their runs goes on from there.
 */
public final class TracedJobs implements Jobs {

  private final Jobs jobs;
  private final JobSpans spans;

  public TracedJobs(Jobs jobs, OpenTelemetry openTelemetry) {
    this.jobs = jobs;
    this.spans = new JobSpans(openTelemetry);
  }

  @Override
  public EnqueuedJob enqueue(NewJob job) {
    Span span = spans.enqueue(job.type(), job.queue(), job.origin()).startSpan();
    try {
      EnqueuedJob enqueued = jobs.enqueue(job.goingBackTo(JobSpans.within(span, job.origin())));
      span.setAttribute(JobSpans.JOB_ID, enqueued.id().toString());
      return enqueued;
    } catch (RuntimeException failure) {
      throw failed(span, failure);
    } finally {
      span.end();
    }
  }

  /** They come from one call, and are of one type: one span is enough for all of them. */
  @Override
  public List<EnqueuedJob> enqueueAll(List<NewJob> added) {
    if (added.isEmpty()) {
      return jobs.enqueueAll(added);
    }
    NewJob first = added.get(0);
    Span span =
        spans
            .enqueue(first.type(), first.queue(), first.origin())
            .setAttribute(JobSpans.JOBS, added.size())
            .startSpan();
    try {
      return jobs.enqueueAll(
          added.stream().map(job -> job.goingBackTo(JobSpans.within(span, job.origin()))).toList());
    } catch (RuntimeException failure) {
      throw failed(span, failure);
    } finally {
      span.end();
    }
  }

  private static RuntimeException failed(Span span, RuntimeException failure) {
    span.setAttribute(JobSpans.ERROR_TYPE, failure.getClass().getName());
    span.setStatus(StatusCode.ERROR);
    return failure;
  }

  @Override
  public List<StartedJob> start(Collection<Claim> claims, boolean suspectToo) {
    return jobs.start(claims, suspectToo);
  }

  @Override
  public Map<JobId, Duration> untilDue(Collection<JobId> ids) {
    return jobs.untilDue(ids);
  }

  @Override
  public Map<JobId, JobState> finish(Collection<FinishedJob> finished) {
    return jobs.finish(finished);
  }

  @Override
  public Optional<Job> find(JobId id) {
    return jobs.find(id);
  }

  @Override
  public List<JobAttempt> attempts(JobId id) {
    return jobs.attempts(id);
  }

  @Override
  public Optional<JobId> findLive(String uniqueKey) {
    return jobs.findLive(uniqueKey);
  }

  @Override
  public List<Leftover> leftovers(String queue, long epoch, int limit) {
    return jobs.leftovers(queue, epoch, limit);
  }

  @Override
  public void handedOver(Collection<JobId> ids, long epoch) {
    jobs.handedOver(ids, epoch);
  }
}
