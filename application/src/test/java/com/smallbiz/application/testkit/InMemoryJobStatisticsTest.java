package com.smallbiz.application.testkit;

import com.smallbiz.application.port.out.JobStatistics;
import com.smallbiz.application.port.out.RunHistory;
import java.time.Duration;

class InMemoryJobStatisticsTest extends JobStatisticsContract {

  private final SettableClock clock = new SettableClock();
  private final InMemoryJobStatistics statistics = new InMemoryJobStatistics(clock);

  @Override
  protected JobStatistics statistics() {
    return statistics;
  }

  @Override
  protected RunHistory history() {
    return statistics;
  }

  @Override
  protected void arrive() {}

  @Override
  protected void age(Duration age) {
    clock.advance(age);
  }
}
