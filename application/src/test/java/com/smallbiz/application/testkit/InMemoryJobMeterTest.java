package com.smallbiz.application.testkit;

import com.smallbiz.application.port.out.JobMeter;
import java.time.Duration;

class InMemoryJobMeterTest extends JobMeterContract {

  private final InMemoryJobMeter meter = new InMemoryJobMeter();

  @Override
  protected JobMeter meter() {
    return meter;
  }

  @Override
  protected long count(String what, String type, String queue) {
    return meter.count(what, type, queue);
  }

  @Override
  protected long count(String what) {
    return meter.count(what);
  }

  @Override
  protected long times(String what, String type, String queue) {
    return meter.times(what, type, queue).size();
  }

  @Override
  protected Duration sum(String what, String type, String queue) {
    return meter.times(what, type, queue).stream().reduce(Duration.ZERO, Duration::plus);
  }
}
