package com.smallbiz.application.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

  @Test
  void isOfMinutesOrOfDays() {
    assertThat(new Window(Duration.ofHours(72), Duration.ofHours(1)).isOfDays()).isFalse();
    assertThat(new Window(Duration.ofHours(72), Duration.ofHours(1)).steps()).isEqualTo(72);
    assertThat(new Window(Duration.ofDays(180), Duration.ofDays(1)).isOfDays()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"PT1H, PT7M", "PT1H, PT30S", "PT96H, PT1H", "PT90H, PT36H"})
  void whatIsNotKnownLikeThatIsRefused(Duration length, Duration step) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Window(length, step));
  }
}
