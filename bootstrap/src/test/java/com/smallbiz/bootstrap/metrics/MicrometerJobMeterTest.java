package com.smallbiz.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.port.out.JobMeter;
import com.smallbiz.application.testkit.JobMeterContract;
import com.smallbiz.application.usecase.PingJob;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MicrometerJobMeterTest extends JobMeterContract {

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final MicrometerJobMeter meter =
      new MicrometerJobMeter(registry, () -> List.of(PingJob.TYPE));

  @Test
  void theTypesOfThisProcessAreThereFromItsStart() {
    meter.afterSingletonsInstantiated();

    assertThat(registry.get("smallbiz.jobs.dead").tags("type", "ping").counter().count()).isZero();
    assertThat(registry.get("smallbiz.job.run").tags("type", "ping").timer().count()).isZero();
  }

  @Test
  void typesThatNobodyRunsAreOne() {
    IntStream.range(0, 100).forEach(it -> meter.started(job("made-up-" + it, 1, null)));

    assertThat(registry.find("smallbiz.jobs.started").counters()).hasSize(1);
    assertThat(count("started", "unknown", "default")).isEqualTo(100);
  }

  @Override
  protected JobMeter meter() {
    return meter;
  }

  @Override
  protected long count(String what, String type, String queue) {
    return count("smallbiz.jobs." + what, Tags.of("type", type, "queue", queue));
  }

  @Override
  protected long count(String what) {
    var names =
        Map.of(
            "swept", "smallbiz.relay.swept",
            "restored", "smallbiz.reconciler.restored",
            "reaped", "smallbiz.reaper.reaped");
    return count(names.get(what), Tags.empty());
  }

  private long count(String name, Tags tags) {
    Counter counter = registry.find(name).tags(tags).counter();
    return counter == null ? 0 : (long) counter.count();
  }

  @Override
  protected long times(String what, String type, String queue) {
    Timer timer = timer(what, type, queue);
    return timer == null ? 0 : timer.count();
  }

  @Override
  protected Duration sum(String what, String type, String queue) {
    return Duration.ofMillis((long) timer(what, type, queue).totalTime(TimeUnit.MILLISECONDS));
  }

  private Timer timer(String what, String type, String queue) {
    return registry.find("smallbiz.job." + what).tags("type", type, "queue", queue).timer();
  }
}
