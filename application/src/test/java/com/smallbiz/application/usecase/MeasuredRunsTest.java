package com.smallbiz.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.statistics.JobRun;
import com.smallbiz.application.testkit.InMemoryJobMeter;
import com.smallbiz.application.testkit.OrderFixtures;
import com.smallbiz.application.testkit.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MeasuredRunsTest {

  private static final JobError ERROR = new JobError("too_loud", "It was too loud");

  private final AtomicLong nanoTime = new AtomicLong(-5);
  private final List<JobRun> counted = new ArrayList<>();
  private final InMemoryJobMeter meter = new InMemoryJobMeter();
  private final Job job = aJob();

  static Stream<JobOutcome> failures() {
    return Stream.of(new JobOutcome.Retry(Duration.ZERO, ERROR), new JobOutcome.Died(ERROR));
  }

  static Stream<JobOutcome> noRuns() {
    return Stream.of(new JobOutcome.Postponed(Duration.ZERO, ERROR), new JobOutcome.HandedBack());
  }

  @Test
  void aJobThatSucceedsIsCountedWithItsTime() {
    assertThat(run(new JobOutcome.Succeeded())).isEqualTo(new JobOutcome.Succeeded());

    assertThat(counted).containsExactly(new JobRun("greet", true, Duration.ofMillis(30)));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureIsCountedWhetherItIsRetriedOrNot(JobOutcome failure) {
    assertThat(run(failure)).isEqualTo(failure);

    assertThat(counted).containsExactly(new JobRun("greet", false, Duration.ofMillis(30)));
  }

  @ParameterizedTest
  @MethodSource("noRuns")
  void whatWasNotRunToAnEndIsNotCounted(JobOutcome outcome) {
    assertThat(run(outcome)).isEqualTo(outcome);

    assertThat(counted).isEmpty();
  }

  @Test
  void whatIsRunIsMeteredFromItsStartToItsEnd() {
    run(new JobOutcome.Succeeded());
    run(new JobOutcome.HandedBack());

    assertThat(meter.count("started", "greet", "default")).isEqualTo(2);
    assertThat(meter.count("finished", "greet", "default")).isEqualTo(1);
    assertThat(meter.times("run", "greet", "default")).containsExactly(Duration.ofMillis(30));
  }

  private JobOutcome run(JobOutcome outcome) {
    var runs =
        new MeasuredRuns(
            (it, wantedBack) -> {
              nanoTime.addAndGet(Duration.ofMillis(30).toNanos());
              return outcome;
            },
            counted::add,
            meter,
            nanoTime::get);
    return runs.run(job, () -> false);
  }

  private static Job aJob() {
    return new Job(
        new JobId(new UUID(0, 1)),
        "greet",
        1,
        "default",
        "{}",
        null,
        Shop.ORIGIN,
        JobState.RUNNING,
        1,
        3,
        0,
        7,
        OrderFixtures.CREATED,
        null,
        OrderFixtures.CREATED,
        null,
        null,
        null,
        null,
        Set.of());
  }
}
