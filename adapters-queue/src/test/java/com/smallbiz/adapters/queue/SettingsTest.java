package com.smallbiz.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static final Duration LEASE = Duration.ofSeconds(30);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://localhost",
        "redis://localhost:6380",
        "redis://localhost:6380/",
        "rediss://user:s3cret@redis.example.com:6380/15",
        "redis://:s3cret@10.0.0.1:6379",
        "redis://[::1]:6379"
      })
  void theUsualUrlsAreTaken(String url) {
    assertThat(new RedisSettings(url).url()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:6379",
        "http://:s3cret@localhost:6379",
        "redis:s3cret",
        "redis://:s3cret@",
        "redis://:s3cret@localhost:6379/tmp",
        "redis://:s3 cret@localhost:6379"
      })
  void anUnreadableUrlIsRefusedWithoutBeingShown(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RedisSettings(url))
        .withMessageContaining("redis://host:port")
        .withMessageNotContaining("s3");
  }

  @Test
  void thePasswordIsNotPartOfTheText() {
    assertThat(new RedisSettings("redis://user:s3cret@localhost:6379"))
        .hasToString("RedisSettings[url=redis://…@localhost]");
  }

  @Test
  void queuesThatCannotWorkAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QueueSettings(Map.of("default", 0), LEASE, LEASE))
        .withMessageContaining("default");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QueueSettings(Map.of("de}fault", 1), LEASE, LEASE))
        .withMessageContaining("de}fault");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QueueSettings(Map.of(), Duration.ofSeconds(1), LEASE))
        .withMessageContaining("lease");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QueueSettings(Map.of(), LEASE, LEASE.negated()))
        .withMessageContaining("drain");
  }
}
