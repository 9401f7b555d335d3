package com.smallbiz.bootstrap.metrics;

import static java.util.stream.Collectors.toMap;

import com.smallbiz.application.job.Count;
import com.smallbiz.application.job.QueueSummary;
import com.smallbiz.application.port.in.FindPausedQueues;
import com.smallbiz.application.port.in.GlanceAtQueues;
import com.smallbiz.application.port.in.ListProcesses;
import com.smallbiz.application.port.in.MeasureRelayLag;
import com.smallbiz.application.process.ProcessInfo;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * What every process can read of the state that all share. It is read in the background, so that a
 * scrape is answered at once, also where PostgreSQL or Redis is away. What could not be read last
 * is NaN: nobody shall take an outage for an empty queue.
 */
final class SharedReadings implements SmartLifecycle {

  private static final Logger LOGGER = LoggerFactory.getLogger(SharedReadings.class);

  private static final String SECONDS = "seconds";
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final Duration LAST_READING = Duration.ofSeconds(2);

  private record Reading(
      Map<String, QueueSummary> queues, Set<String> paused, Duration lag, long workers) {}

  private final Set<String> ownQueues;
  private final GlanceAtQueues glanceAtQueues;
  private final FindPausedQueues findPausedQueues;
  private final MeasureRelayLag measureRelayLag;
  private final ListProcesses listProcesses;
  private final MeterRegistry registry;

  private final Set<String> gauged = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Reading last;
  private volatile long lastSuccess = System.nanoTime();
  private volatile @Nullable ScheduledExecutorService reader;

  SharedReadings(
      Set<String> ownQueues,
      GlanceAtQueues glanceAtQueues,
      FindPausedQueues findPausedQueues,
      MeasureRelayLag measureRelayLag,
      ListProcesses listProcesses,
      MeterRegistry registry) {
    this.ownQueues = ownQueues;
    this.glanceAtQueues = glanceAtQueues;
    this.findPausedQueues = findPausedQueues;
    this.measureRelayLag = measureRelayLag;
    this.listProcesses = listProcesses;
    this.registry = registry;
    ownQueues.forEach(this::gaugeQueue);
    gauge(
        "relay.lag",
        SECONDS,
        "Age of the oldest job that Redis was not told of",
        Tags.empty(),
        reading -> seconds(reading.lag()));
    gauge(
        "workers", null, "Processes that live and work on queues", Tags.empty(), Reading::workers);
    Gauge.builder("smallbiz.readings.age", this, SharedReadings::age)
        .description("How old the readings are that all processes share")
        .baseUnit(SECONDS)
        .register(registry);
  }

  @Override
  public void start() {
    ScheduledExecutorService next =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              var thread = new Thread(task, "metrics-reader");
              thread.setDaemon(true);
              return thread;
            });
    var unused = next.scheduleWithFixedDelay(this::read, 0, INTERVAL.toSeconds(), TimeUnit.SECONDS);
    reader = next;
  }

  @Override
  public void stop() {
    ScheduledExecutorService present = reader;
    if (present == null) {
      return;
    }
    present.shutdown();
    try {
      var unused = present.awaitTermination(LAST_READING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    } finally {
      reader = null;
    }
  }

  @Override
  public boolean isRunning() {
    return reader != null;
  }

  /** Whatever goes wrong, it is tried again: a task that throws would not be repeated. */
  private void read() {
    try {
      Map<String, QueueSummary> queues =
          glanceAtQueues.glance(ownQueues).stream()
              .collect(toMap(QueueSummary::name, Function.identity()));
      last =
          new Reading(
              queues,
              findPausedQueues.paused(),
              measureRelayLag.relayLag(),
              listProcesses.list().stream().filter(ProcessInfo::works).count());
      lastSuccess = System.nanoTime();
      queues.keySet().forEach(this::gaugeQueue);
    } catch (RuntimeException unreadable) {
      last = null;
      LOGGER.debug("What all processes share cannot be read", unreadable);
    }
  }

  /** One that only the database knows of has jobs that nobody may work on: it is gauged, too. */
  private void gaugeQueue(String queue) {
    if (!gauged.add(queue)) {
      return;
    }
    gaugeCount(queue, "depth", "Jobs that are due and wait", QueueSummary::depth);
    gaugeCount(queue, "running", "Jobs that run", QueueSummary::running);
    gaugeCount(queue, "retrying", "Jobs that failed and are tried again", QueueSummary::retrying);
    gaugeCount(queue, "scheduled", "Jobs that wait for their time", QueueSummary::scheduled);
    gaugeCount(queue, "dead", "Jobs that failed for good", QueueSummary::dead);
    gauge(
        "queue.latency",
        SECONDS,
        "How long the first job that is due has been waiting",
        Tags.of("queue", queue),
        reading -> ofQueue(reading, queue, summary -> seconds(summary.latency())));
    gauge(
        "queue.paused",
        null,
        "Whether the queue is paused: 1 if it is",
        Tags.of("queue", queue),
        reading -> reading.paused().contains(queue) ? 1 : 0);
  }

  private void gaugeCount(
      String queue, String name, String description, ToDoubleFunction<QueueSummary> count) {
    gauge(
        "queue." + name,
        null,
        "%s; %d stands for any greater number".formatted(description, Count.LIMIT),
        Tags.of("queue", queue),
        reading -> Math.min(Count.LIMIT, ofQueue(reading, queue, count)));
  }

  private void gauge(
      String name,
      @Nullable String unit,
      String description,
      Tags tags,
      ToDoubleFunction<Reading> value) {
    Gauge.builder("smallbiz." + name, this, it -> it.read(value))
        .description(description)
        .baseUnit(unit)
        .tags(tags)
        .register(registry);
  }

  private double read(ToDoubleFunction<Reading> value) {
    Reading present = last;
    return present == null ? Double.NaN : value.applyAsDouble(present);
  }

  private static double ofQueue(
      Reading reading, String queue, ToDoubleFunction<QueueSummary> value) {
    QueueSummary summary = reading.queues().get(queue);
    return summary == null ? Double.NaN : value.applyAsDouble(summary);
  }

  private double age() {
    return seconds(Duration.ofNanos(System.nanoTime() - lastSuccess));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
