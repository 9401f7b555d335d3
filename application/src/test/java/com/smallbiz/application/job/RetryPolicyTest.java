package com.smallbiz.application.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

  @Test
  void aTypeWithoutAPolicyOfItsOwnHasSidekiqs() {
    var once = new RetryPolicy(1, Backoff.fixed(Duration.ofSeconds(1)));
    var policies = new RetryPolicies(Map.of("once", once));

    assertThat(policies.of("once")).isEqualTo(once);
    assertThat(policies.of("often")).isEqualTo(RetryPolicy.DEFAULT);
    assertThat(RetryPolicy.DEFAULT.maxAttempts()).isEqualTo(25);
  }

  @Test
  void aPolicyHasOneAttemptAtLeast() {
    assertThatThrownBy(() -> new RetryPolicy(0, Backoff.sidekiq()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 attempt at least");
  }
}
