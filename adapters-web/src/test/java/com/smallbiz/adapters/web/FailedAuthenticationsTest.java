package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.limit.Allowance;
import com.smallbiz.application.testkit.InMemoryRateLimiter;
import com.smallbiz.application.testkit.SettableClock;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailedAuthenticationsTest {

  private static final InetAddress HERE = IpAddresses.parse("203.0.113.9");

  private final SettableClock clock = new SettableClock();
  private final FailedAuthentications failures =
      new FailedAuthentications(new InMemoryRateLimiter(clock));

  @Test
  void tenFailuresInAMinuteAreEnough() {
    for (int i = 0; i < 10; i++) {
      assertThat(failures.mayTry(HERE).admitted()).isTrue();
      failures.failed(HERE);
      clock.advance(Duration.ofSeconds(1));
    }

    Allowance refused = failures.mayTry(HERE);
    assertThat(refused.admitted()).isFalse();
    assertThat(refused.untilReset()).isEqualTo(Duration.ofSeconds(50));
    assertThat(failures.mayTry(IpAddresses.parse("203.0.113.10")).admitted()).isTrue();

    clock.advance(refused.untilReset());
    assertThat(failures.mayTry(HERE).admitted()).isTrue();
  }

  @Test
  void whoSucceedsIsNotCounted() {
    for (int i = 0; i < 100; i++) {
      assertThat(failures.mayTry(HERE).remaining()).isEqualTo(10);
    }
  }

  @Test
  void anIpv6CustomerCountsAsOne() {
    for (int i = 0; i < 10; i++) {
      failures.failed(IpAddresses.parse("2001:db8::" + i));
    }

    assertThat(failures.mayTry(IpAddresses.parse("2001:db8::ffff")).admitted()).isFalse();
  }
}
