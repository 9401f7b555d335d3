package com.smallbiz.adapters.web.console;

import com.smallbiz.application.statistics.RunCount;
import java.time.Instant;
import java.util.List;

/** Runs over time, as a chart and as the table that says the same. */
record RunChart(List<RunCount> steps) {

  /**
   * For uPlot: the times in seconds, and below them the runs that succeeded and those that failed.
   * A list of numbers is written as JSON writes it.
   */
  public String data() {
    return List.of(
            steps.stream().map(RunCount::from).map(Instant::getEpochSecond).toList(),
            steps.stream().map(RunCount::succeeded).toList(),
            steps.stream().map(RunCount::failed).toList())
        .toString();
  }

  /** The steps in which something ran, the latest first. */
  public List<RunCount> busySteps() {
    return steps.stream()
        .filter(step -> step.succeeded() + step.failed() > 0)
        .sorted((one, other) -> other.from().compareTo(one.from()))
        .toList();
  }
}
