package com.smallbiz.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.port.in.Health;
import com.smallbiz.application.testkit.SettableClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthCheckTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ordersAreServedAsLongAsTheDatabaseIs(boolean reachable) {
    var clock = new SettableClock();

    assertThat(new HealthCheck(() -> reachable, clock).check())
        .isEqualTo(new Health(reachable, clock.instant()));
  }
}
