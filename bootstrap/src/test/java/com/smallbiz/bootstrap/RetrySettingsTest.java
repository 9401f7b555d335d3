package com.smallbiz.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smallbiz.application.job.RetryPolicies;
import com.smallbiz.application.job.RetryPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class RetrySettingsTest {

  @Test
  void aTypeThatNothingIsSaidOfIsRetriedAsSidekiqWould() {
    assertThat(variables(Map.of()).of("sync_order")).isEqualTo(RetryPolicy.DEFAULT);
  }

  @Test
  void aTypeIsConfiguredByEnvironmentVariables() {
    RetryPolicy policy =
        variables(
                Map.of(
                    "SMALLBIZ_JOBS_RETRY_SYNC_ORDER_ATTEMPTS", "5",
                    "SMALLBIZ_JOBS_RETRY_SYNC_ORDER_BACKOFF", "exponential",
                    "SMALLBIZ_JOBS_RETRY_SYNC_ORDER_PAUSE", "2s",
                    "SMALLBIZ_JOBS_RETRY_SYNC_ORDER_LONGEST", "5s"))
            .of("sync_order");

    assertThat(policy.maxAttempts()).isEqualTo(5);
    assertThat(pause(policy, 1)).isEqualTo(Duration.ofSeconds(2));
    assertThat(pause(policy, 2)).isEqualTo(Duration.ofSeconds(4));
    assertThat(pause(policy, 3)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aTypeIsConfiguredByProperties() {
    RetryPolicy policy =
        properties(
                Map.of(
                    "smallbiz.jobs.retry.sync_order.backoff", "fixed",
                    "smallbiz.jobs.retry.sync_order.pause", "1m",
                    "smallbiz.jobs.retry.sync_order.jitter", "0.5"))
            .of("sync_order");

    assertThat(policy.maxAttempts()).isEqualTo(25);
    assertThat(pause(policy, 9)).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(90));
  }

  @Test
  void jitterOfOnesOwnReplacesSidekiqs() {
    RetryPolicy policy = properties(Map.of("smallbiz.jobs.retry.ping.jitter", "0")).of("ping");

    assertThat(pause(policy, 2)).isEqualTo(Duration.ofSeconds(31));
  }

  @ParameterizedTest
  @CsvSource({
    "ATTEMPTS, 0, 'a number of attempts, 1 at least'",
    "ATTEMPTS, many, 'a number of attempts, 1 at least'",
    "BACKOFF, linear, 'polynomial, exponential or fixed'",
    "PAUSE, soon, a duration: 10s",
    "LONGEST, -1s, a duration: 1h",
    "JITTER, 2, 'the share of a pause that it may be lengthened by, from 0 to 1'"
  })
  void whatCannotBeReadIsNamed(String name, String value, String expected) {
    String variable = "SMALLBIZ_JOBS_RETRY_SYNC_ORDER_" + name;

    assertThatThrownBy(() -> variables(Map.of(variable, value)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("%s cannot be read; should be %s".formatted(variable, expected));
  }

  @Test
  void whatIsNotKnownIsNamed() {
    assertThatThrownBy(() -> variables(Map.of("SMALLBIZ_JOBS_RETRY_PING_TIMES", "3")))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith("SMALLBIZ_JOBS_RETRY_PING_TIMES is not known");
  }

  @Test
  void whatIsSetOfNoTypeIsNamed() {
    RetryPolicies policies = variables(Map.of("SMALLBIZ_JOBS_RETRY_SYNC_ODER_ATTEMPTS", "3"));

    assertThatThrownBy(() -> RetrySettings.requireTypes(policies, Set.of("sync_order", "ping")))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "SMALLBIZ_JOBS_RETRY_SYNC_ODER_* is of no type of job; there are ping, sync_order");
    RetrySettings.requireTypes(policies, Set.of("sync_oder"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "smallbiz.jobs.retry.sync_order.attempts",
        "smallbiz.jobs.retry.sync.order.attempts"
      })
  void aVariableWinsOverAPropertyHoweverThatIsSpelled(String property) {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new SystemEnvironmentPropertySource(
                "test-systemEnvironment", Map.of("SMALLBIZ_JOBS_RETRY_SYNC_ORDER_ATTEMPTS", "5")));
    environment
        .getPropertySources()
        .addLast(new MapPropertySource("properties", Map.of(property, "7")));

    assertThat(RetrySettings.of(environment).of("sync_order").maxAttempts()).isEqualTo(5);
  }

  private static Duration pause(RetryPolicy policy, int attempt) {
    return policy.backoff().after(attempt, new Random(1));
  }

  private static RetryPolicies variables(Map<String, Object> variables) {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
    return RetrySettings.of(environment);
  }

  private static RetryPolicies properties(Map<String, Object> properties) {
    var environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
    return RetrySettings.of(environment);
  }
}
