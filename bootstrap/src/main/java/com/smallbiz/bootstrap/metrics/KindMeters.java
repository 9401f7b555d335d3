package com.smallbiz.bootstrap.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.DoubleStream;

/** What is counted and timed of the jobs of one type in one queue. */
record KindMeters(
    Counter enqueued,
    Counter started,
    Counter finished,
    Counter failed,
    Counter retried,
    Counter dead,
    Timer runTime,
    Timer waitTime) {

  /** In seconds: from jobs that do next to nothing to those that take an hour. */
  private static final Duration[] BUCKETS =
      DoubleStream.of(.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600)
          .mapToObj(seconds -> Duration.ofMillis(Math.round(seconds * 1_000)))
          .toArray(Duration[]::new);

  static KindMeters of(String type, String queue, MeterRegistry registry) {
    var maker = new Maker(Tags.of("type", type, "queue", queue), registry);
    return new KindMeters(
        maker.counter("enqueued", "Jobs that were enqueued and committed"),
        maker.counter("started", "Attempts that began"),
        maker.counter("finished", "Attempts that succeeded"),
        maker.counter("failed", "Attempts that failed"),
        maker.counter("retried", "Attempts that failed and will be followed by another"),
        maker.counter("dead", "Jobs that failed for good"),
        maker.timer("run", "How long attempts run that come to their end"),
        maker.timer("wait", "How long jobs wait from when they are due to their first attempt"));
  }

  private record Maker(Tags tags, MeterRegistry registry) {

    Counter counter(String event, String description) {
      return Counter.builder("smallbiz.jobs." + event)
          .description(description)
          .tags(tags)
          .register(registry);
    }

    Timer timer(String what, String description) {
      return Timer.builder("smallbiz.job." + what)
          .description(description)
          .tags(tags)
          .serviceLevelObjectives(BUCKETS)
          .register(registry);
    }
  }
}
