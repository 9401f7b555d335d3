package com.smallbiz.adapters.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InWordsTest {

  @ParameterizedTest
  @CsvSource({
    "PT-1S, 0 ms",
    "PT0S, 0 ms",
    "PT0.999S, 999 ms",
    "PT1S, 1.0 s",
    "PT59.999S, 59.9 s",
    "PT1M, 1 min 0 s",
    "PT59M59S, 59 min 59 s",
    "PT1H1M59S, 1 h 1 min",
    "P1DT23H59M, 1 d 23 h",
    "P400D, 400 d 0 h"
  })
  void aDurationIsSaidInItsTwoGreatestUnits(Duration duration, String words) {
    assertThat(InWords.of(duration)).isEqualTo(words);
  }
}
