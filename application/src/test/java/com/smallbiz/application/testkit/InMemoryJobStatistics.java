package com.smallbiz.application.testkit;

import static java.util.stream.Collectors.groupingBy;

import com.smallbiz.application.port.out.JobStatistics;
import com.smallbiz.application.port.out.RunHistory;
import com.smallbiz.application.statistics.Histogram;
import com.smallbiz.application.statistics.JobRun;
import com.smallbiz.application.statistics.RunCount;
import com.smallbiz.application.statistics.RunSums;
import com.smallbiz.application.statistics.RunTotals;
import com.smallbiz.application.statistics.Window;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Every run there was, in memory. */
public final class InMemoryJobStatistics implements JobStatistics, RunHistory {

  private record Entry(Instant at, JobRun run) {}

  private final Clock clock;
  private final List<Entry> entries = new ArrayList<>();

  /** Before this, only days are known. */
  private Instant minutesSince = Instant.MIN;

  public InMemoryJobStatistics(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void add(JobRun run) {
    entries.add(new Entry(clock.instant(), run));
  }

  @Override
  public synchronized RunTotals totals() {
    RunCount all = count(Instant.EPOCH, entries);
    return new RunTotals(all.succeeded(), all.failed());
  }

  @Override
  public synchronized List<RunCount> counts(Window window, @Nullable String type) {
    return IntStream.range(0, window.steps())
        .mapToObj(step -> begin(window).plus(window.step().multipliedBy(step)))
        .map(
            from ->
                count(
                    from,
                    within(window).stream()
                        .filter(it -> type == null || it.run().type().equals(type))
                        .filter(it -> !it.at().isBefore(from))
                        .filter(it -> it.at().isBefore(from.plus(window.step())))
                        .toList()))
        .toList();
  }

  @Override
  public synchronized List<RunSums> sums(Window window) {
    return within(window).stream()
        .map(Entry::run)
        .collect(groupingBy(JobRun::type))
        .entrySet()
        .stream()
        .map(it -> sums(it.getKey(), it.getValue()))
        .sorted(Comparator.comparing(RunSums::runs).reversed().thenComparing(RunSums::type))
        .toList();
  }

  @Override
  public synchronized int removeExpired() {
    minutesSince = clock.instant().minus(Window.LONGEST_IN_MINUTES).minus(Duration.ofHours(1));
    return (int) entries.stream().filter(it -> it.at().isBefore(minutesSince)).count();
  }

  private List<Entry> within(Window window) {
    return entries.stream()
        .filter(it -> !it.at().isBefore(begin(window)))
        .filter(it -> window.isOfDays() || !it.at().isBefore(minutesSince))
        .toList();
  }

  private Instant begin(Window window) {
    long step = window.step().toSeconds();
    Instant midnight = Instant.parse("2001-01-01T00:00:00Z");
    long now = Duration.between(midnight, clock.instant()).toSeconds();
    return midnight.plusSeconds(now / step * step - (window.steps() - 1) * step);
  }

  private static RunCount count(Instant from, List<Entry> entries) {
    long succeeded = entries.stream().filter(it -> it.run().succeeded()).count();
    return new RunCount(from, succeeded, entries.size() - succeeded);
  }

  private static RunSums sums(String type, List<JobRun> runs) {
    var counts = new ArrayList<>(Histogram.EMPTY.counts());
    var duration = Duration.ZERO;
    for (JobRun run : runs) {
      int bucket = Histogram.bucket(run.duration());
      counts.set(bucket, counts.get(bucket) + 1);
      duration = duration.plus(run.duration());
    }
    long succeeded = runs.stream().filter(JobRun::succeeded).count();
    return new RunSums(type, succeeded, runs.size() - succeeded, duration, new Histogram(counts));
  }
}
