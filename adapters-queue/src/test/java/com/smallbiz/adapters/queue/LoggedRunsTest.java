package com.smallbiz.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the log says of a run: what and how it went, never what it was about. */
class LoggedRunsTest {

  private static final JobError ERROR = new JobError("external_unavailable", "Ada's order is late");
  private static final Job JOB =
      new Job(
          new JobId(UUID.fromString("01900000-0000-7000-8000-000000000001")),
          "sync_order",
          1,
          "integrations",
          "{\"name\":\"Ada\"}",
          null,
          new Origin("request-1", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
          JobState.RUNNING,
          3,
          25,
          0,
          7,
          Instant.EPOCH,
          null,
          null,
          null,
          null,
          null,
          null,
          Set.of());

  private final Logger logger = (Logger) LoggerFactory.getLogger("jobs");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
    logger.setLevel(null);
  }

  @Test
  void itsStartIsALine() {
    run(new JobOutcome.Succeeded());

    ILoggingEvent start = log.list.get(0);
    assertThat(start.getLevel()).isEqualTo(Level.INFO);
    assertThat(start.getFormattedMessage())
        .isEqualTo("sync_order of integrations started, attempt 3");
    assertThat(fields(start))
        .containsOnly(
            Map.entry("event.action", "job-started"),
            Map.entry("job_type", "sync_order"),
            Map.entry("job_queue", "integrations"),
            Map.entry("job_attempt", 3));
  }

  @Test
  void itsEndIsALine() {
    ILoggingEvent end = run(new JobOutcome.Succeeded());

    assertThat(end.getLevel()).isEqualTo(Level.INFO);
    assertThat(end.getFormattedMessage())
        .matches("sync_order of integrations succeeded, attempt 3, in \\d+ ms");
    assertThat(fields(end))
        .containsEntry("event.action", "job-finished")
        .containsEntry("job_outcome", "succeeded")
        .containsKey("event.duration")
        .doesNotContainKey("job_error");
  }

  @Test
  void aFailureIsAWarningByItsCode() {
    ILoggingEvent end = run(new JobOutcome.Retry(Duration.ofMinutes(1), ERROR));

    assertThat(end.getLevel()).isEqualTo(Level.WARN);
    assertThat(end.getFormattedMessage())
        .matches(
            "sync_order of integrations failed and will be tried again \\(external_unavailable\\),"
                + " attempt 3 of 25, in \\d+ ms");
    assertThat(fields(end))
        .containsEntry("event.action", "job-failed")
        .containsEntry("job_outcome", "retry")
        .containsEntry("job_error", "external_unavailable");
    assertThat(end + " " + fields(end)).doesNotContain("Ada");
  }

  @Test
  void soIsOneForGood() {
    ILoggingEvent end = run(new JobOutcome.Died(ERROR));

    assertThat(end.getLevel()).isEqualTo(Level.WARN);
    assertThat(end.getFormattedMessage()).contains("failed for good (external_unavailable)");
    assertThat(fields(end)).containsEntry("job_outcome", "died");
  }

  @Test
  void whatWasNotTriedOrNotToItsEndIsNoFailure() {
    for (JobOutcome outcome :
        List.of(
            new JobOutcome.Postponed(Duration.ofSeconds(1), ERROR), new JobOutcome.HandedBack())) {
      ILoggingEvent end = run(outcome);

      assertThat(end.getLevel()).isEqualTo(Level.INFO);
      assertThat(fields(end)).containsEntry("job_outcome", outcome.name());
    }
  }

  @Test
  void silencedTheyCostNothingAndFailuresStay() {
    logger.setLevel(Level.WARN);

    run(new JobOutcome.Died(ERROR));

    assertThat(log.list).hasSize(1);
  }

  /** The line that its end left. */
  private ILoggingEvent run(JobOutcome outcome) {
    assertThat(new LoggedRuns((job, wantedBack) -> outcome).run(JOB, () -> false))
        .isSameAs(outcome);
    return log.list.get(log.list.size() - 1);
  }

  private static Map<String, Object> fields(ILoggingEvent line) {
    return line.getKeyValuePairs().stream().collect(Collectors.toMap(it -> it.key, it -> it.value));
  }
}
