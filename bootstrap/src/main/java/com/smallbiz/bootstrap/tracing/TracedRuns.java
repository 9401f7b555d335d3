package com.smallbiz.bootstrap.tracing;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.port.in.RunJob;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import java.util.function.BooleanSupplier;

/**
 * Runs jobs, each attempt in a span of its own below the one in which the job was enqueued. What
 * the job does goes back to that span.
 */
public final class TracedRuns implements RunJob {

  private final RunJob runner;
  private final JobSpans spans;

  public TracedRuns(RunJob runner, OpenTelemetry openTelemetry) {
    this.runner = runner;
    this.spans = new JobSpans(openTelemetry);
  }

  @Override
  public JobOutcome run(Job job, BooleanSupplier wantedBack) {
    Span span =
        spans
            .run(job.type(), job.queue(), job.origin())
            .setAttribute(JobSpans.JOB_ID, job.id().toString())
            .setAttribute(JobSpans.ATTEMPT, job.attempt())
            .startSpan();
    Scope scope = span.makeCurrent();
    try {
      JobOutcome outcome =
          runner.run(job.goingBackTo(JobSpans.within(span, job.origin())), wantedBack);
      tell(span, outcome);
      return outcome;
    } finally {
      scope.close();
      span.end();
    }
  }

  private static void tell(Span span, JobOutcome outcome) {
    span.setAttribute(JobSpans.OUTCOME, outcome.name());
    if (outcome instanceof JobOutcome.Retry retry) {
      failed(span, retry.error());
    } else if (outcome instanceof JobOutcome.Died died) {
      failed(span, died.error());
    }
  }

  /** By its code alone: its words are not ours to spread. */
  private static void failed(Span span, JobError error) {
    span.setAttribute(JobSpans.ERROR_TYPE, error.code());
    span.setStatus(StatusCode.ERROR);
  }
}
