package com.smallbiz.bootstrap.metrics;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.job.JobType;
import com.smallbiz.application.port.out.JobMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Counts in Micrometer. The types that this process runs are there from its start, at zero: a
 * counter that begins at one has risen by nothing, to Prometheus. All others that it is to run are
 * one type, "unknown": a row of the database is not to make up series.
 */
final class MicrometerJobMeter implements JobMeter, SmartInitializingSingleton {

  private static final String UNKNOWN = "unknown";

  private record Kind(String type, String queue) {}

  private final MeterRegistry registry;
  private final Supplier<List<JobType<?>>> types;
  private final Map<Kind, KindMeters> kinds = new ConcurrentHashMap<>();
  private final Counter swept;
  private final Counter restored;
  private final Counter reaped;

  /**
   * @param types those that this process runs
   */
  MicrometerJobMeter(MeterRegistry registry, Supplier<List<JobType<?>>> types) {
    this.registry = registry;
    this.types = types;
    this.swept =
        counter("relay.swept", "Jobs that the sweeper handed in, since Redis had not been told");
    this.restored =
        counter("reconciler.restored", "Jobs that were entered again after Redis lost its memory");
    this.reaped = counter("reaper.reaped", "Leases that lapsed, whose jobs were made due again");
  }

  @Override
  public void afterSingletonsInstantiated() {
    types.get().forEach(type -> metersOf(type.name(), type.queue()));
  }

  /** Only code enqueues jobs, so these types are as few as it names. */
  @Override
  public void enqueued(String type, String queue) {
    metersOf(type, queue).enqueued().increment();
  }

  @Override
  public void started(Job job) {
    KindMeters meters = metersOf(job);
    meters.started().increment();
    job.waited().ifPresent(meters.waitTime()::record);
  }

  @Override
  public void ended(Job job, JobOutcome outcome, Duration took) {
    KindMeters meters = metersOf(job);
    if (outcome instanceof JobOutcome.Succeeded) {
      meters.finished().increment();
    } else if (outcome instanceof JobOutcome.Retry) {
      meters.failed().increment();
      meters.retried().increment();
    } else if (outcome instanceof JobOutcome.Died) {
      meters.failed().increment();
      meters.dead().increment();
    } else {
      return;
    }
    meters.runTime().record(took);
  }

  @Override
  public void poisoned(Job job) {
    metersOf(job).dead().increment();
  }

  @Override
  public void swept(int jobs) {
    swept.increment(jobs);
  }

  @Override
  public void restored(int jobs) {
    restored.increment(jobs);
  }

  @Override
  public void reaped(int jobs) {
    reaped.increment(jobs);
  }

  private KindMeters metersOf(Job job) {
    boolean known = types.get().stream().anyMatch(type -> type.name().equals(job.type()));
    return metersOf(known ? job.type() : UNKNOWN, job.queue());
  }

  private KindMeters metersOf(String type, String queue) {
    return kinds.computeIfAbsent(
        new Kind(type, queue), kind -> KindMeters.of(type, queue, registry));
  }

  private Counter counter(String name, String description) {
    return Counter.builder("smallbiz." + name).description(description).register(registry);
  }
}
