package com.smallbiz.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.port.out.JobStatistics;
import com.smallbiz.application.port.out.RunHistory;
import com.smallbiz.application.statistics.Histogram;
import com.smallbiz.application.statistics.JobRun;
import com.smallbiz.application.statistics.RunCount;
import com.smallbiz.application.statistics.RunSums;
import com.smallbiz.application.statistics.RunTotals;
import com.smallbiz.application.statistics.Window;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a {@link JobStatistics} is told, a {@link RunHistory} tells. */
public abstract class JobStatisticsContract {

  private static final Window HOUR = new Window(Duration.ofHours(1), Duration.ofMinutes(5));
  private static final Window WEEK = new Window(Duration.ofDays(7), Duration.ofDays(1));

  /** Nothing has run when a test begins. */
  protected abstract JobStatistics statistics();

  protected abstract RunHistory history();

  /** Has everything that was added told from now on. */
  protected abstract void arrive();

  /** Lets all that was added so far be older by this. */
  protected abstract void age(Duration age);

  @Test
  void whereNothingRanThereAreStepsAllTheSame() {
    assertThat(history().totals()).isEqualTo(new RunTotals(0, 0));
    assertThat(history().sums(HOUR)).isEmpty();
    assertThat(history().counts(HOUR, null))
        .hasSize(12)
        .allSatisfy(step -> assertThat(step.succeeded() + step.failed()).isZero());
    assertThat(history().counts(WEEK, null)).hasSize(7);
  }

  @Test
  void runsAreCountedByTheirEnd() {
    add("ping", true, 3);
    add("ping", true, 3);
    add("sync_order", false, 40);

    assertThat(history().totals()).isEqualTo(new RunTotals(2, 1));
    assertThat(history().totals().processed()).isEqualTo(3);
    for (Window window : List.of(HOUR, WEEK)) {
      assertThat(sum(history().counts(window, null))).isEqualTo(new RunTotals(2, 1));
      assertThat(sum(history().counts(window, "ping"))).isEqualTo(new RunTotals(2, 0));
      assertThat(sum(history().counts(window, "nothing"))).isEqualTo(new RunTotals(0, 0));
    }
  }

  @Test
  void stepsFollowOneAnother() {
    List<RunCount> steps = history().counts(HOUR, null);

    for (int step = 1; step < steps.size(); step++) {
      assertThat(steps.get(step).from()).isEqualTo(steps.get(step - 1).from().plus(HOUR.step()));
    }
  }

  @Test
  void runsOfATypeAreAddedUpWithTheirTimes() {
    add("ping", true, 3);
    add("ping", false, 3);
    add("ping", true, 500);
    add("sync_order", true, 40);

    List<RunSums> sums = history().sums(HOUR);

    assertThat(sums).extracting(RunSums::type).containsExactly("ping", "sync_order");
    RunSums pings = sums.get(0);
    assertThat(pings.succeeded()).isEqualTo(2);
    assertThat(pings.failed()).isEqualTo(1);
    assertThat(pings.duration()).isEqualTo(Duration.ofMillis(506));
    assertThat(pings.histogram().total()).isEqualTo(3);
    assertThat(pings.histogram().counts().get(Histogram.bucket(Duration.ofMillis(3)))).isEqualTo(2);
  }

  @Test
  void whatRanBeforeTheWindowIsNotInIt() {
    add("ping", true, 3);
    age(Duration.ofHours(2));
    add("ping", true, 3);

    assertThat(history().sums(HOUR).get(0).runs()).isEqualTo(1);
    assertThat(sum(history().counts(HOUR, null))).isEqualTo(new RunTotals(1, 0));
    assertThat(history().totals()).isEqualTo(new RunTotals(2, 0));
  }

  @Test
  void minutesAreForgottenAndDaysAreNot() {
    add("ping", true, 3);
    age(Duration.ofHours(74));
    add("ping", true, 3);

    assertThat(history().removeExpired()).isEqualTo(1);

    assertThat(history().totals()).isEqualTo(new RunTotals(2, 0));
    assertThat(sum(history().counts(WEEK, null))).isEqualTo(new RunTotals(2, 0));
  }

  private void add(String type, boolean succeeded, long millis) {
    statistics().add(new JobRun(type, succeeded, Duration.ofMillis(millis)));
    arrive();
  }

  private static RunTotals sum(List<RunCount> steps) {
    return new RunTotals(
        steps.stream().mapToLong(RunCount::succeeded).sum(),
        steps.stream().mapToLong(RunCount::failed).sum());
  }
}
