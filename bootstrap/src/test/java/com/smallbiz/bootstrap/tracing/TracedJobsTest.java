package com.smallbiz.bootstrap.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.NewJob;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.port.out.Jobs;
import com.smallbiz.application.testkit.InMemoryJobs;
import com.smallbiz.application.testkit.InMemoryTransactions;
import com.smallbiz.application.testkit.JobsContract;
import com.smallbiz.application.testkit.SettableClock;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where nothing is recorded, they are the jobs that they were. */
class TracedJobsTest extends JobsContract {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final Origin ORIGIN =
      new Origin("request-1", "00-" + TRACE + "-b7ad6b7169203331-01");

  private final SettableClock clock = new SettableClock();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryJobs jobs = new InMemoryJobs(transactions, clock);
  private final Jobs unrecorded = new TracedJobs(jobs, OpenTelemetry.noop());

  @Test
  void whereTracesAreRecordedAJobGoesBackToItsEnqueueing() {
    try (var recorder = recorder()) {
      JobId id = new TracedJobs(jobs, recorder).enqueue(aPing()).id();

      assertThat(originOf(id).requestId()).isEqualTo("request-1");
      assertThat(originOf(id).traceparent())
          .matches("00-" + TRACE + "-[0-9a-f]{16}-01")
          .isNotEqualTo(ORIGIN.traceparent());
    }
  }

  @Test
  void thoseThatAreEnqueuedTogetherGoBackToTheSame() {
    try (var recorder = recorder()) {
      var traced = new TracedJobs(jobs, recorder);
      traced.enqueueAll(List.of());
      List<Origin> origins =
          traced.enqueueAll(List.of(aPing(), aPing())).stream()
              .map(it -> originOf(it.id()))
              .toList();

      assertThat(origins).hasSize(2).doesNotContain(ORIGIN);
      assertThat(origins.get(0)).isEqualTo(origins.get(1));
    }
  }

  private Origin originOf(JobId id) {
    return jobs.find(id).orElseThrow().origin();
  }

  private static OpenTelemetrySdk recorder() {
    return OpenTelemetrySdk.builder()
        .setTracerProvider(SdkTracerProvider.builder().build())
        .build();
  }

  private static NewJob aPing() {
    return new NewJob(new JobId(UUID.randomUUID()), "ping", 1, "default", "{}", null, ORIGIN, 25);
  }

  @Override
  protected InMemoryTransactions transactions() {
    return transactions;
  }

  @Override
  protected Jobs jobs() {
    return unrecorded;
  }

  @Override
  protected InMemoryJobs endedJobs() {
    return jobs;
  }

  @Override
  protected Instant now() {
    return clock.instant();
  }

  @Override
  protected void letPass(Duration duration) {
    clock.advance(duration);
  }
}
