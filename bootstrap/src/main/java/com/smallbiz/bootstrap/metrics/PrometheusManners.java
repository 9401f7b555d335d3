package com.smallbiz.bootstrap.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.Set;

/** Brings the frameworks' metrics into the form that Prometheus asks for. */
final class PrometheusManners implements MeterFilter {

  /** Seconds are the unit of time. What is left out for it is told in another way, too. */
  private static final Set<String> ABBREVIATED = Set.of("ms", "ns");

  @Override
  public MeterFilterReply accept(Meter.Id id) {
    String unit = id.getBaseUnit();
    return unit != null && ABBREVIATED.contains(unit)
        ? MeterFilterReply.DENY
        : MeterFilterReply.NEUTRAL;
  }

  @Override
  public Meter.Id map(Meter.Id id) {
    String description = id.getDescription();
    return new Meter.Id(
        // Only histograms and summaries end so.
        id.getName().equals("system.cpu.count") ? "system.cpus" : id.getName(),
        Tags.of(id.getTagsAsIterable()),
        id.getBaseUnit(),
        description == null ? "Told without a description by what it is about" : description,
        id.getType());
  }
}
