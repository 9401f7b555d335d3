package com.smallbiz.adapters.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "1023, 1023 B",
    "1024, 1.0 kB",
    "1572864, 1.5 MB",
    "225443840, 215 MB",
    "4294967296, 4.0 GB",
    "9223372036854775807, 8388608 TB"
  })
  void bytesAreSaidInTheUnitThatFits(long bytes, String words) {
    assertThat(Quantities.bytes(bytes)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0.9S, 0 s",
    "PT59S, 59 s",
    "PT60S, 1 min 0 s",
    "PT3599S, 59 min 59 s",
    "PT2H5M, 2 h 5 min",
    "P3DT4H59M, 3 d 4 h"
  })
  void durationsAreSaidInTheTwoGreatestUnits(Duration duration, String words) {
    assertThat(Quantities.duration(duration)).isEqualTo(words);
  }

  @Test
  void partsAreSaidInPercent() {
    assertThat(Quantities.percent(0.9934)).isEqualTo("99.3 %");
  }
}
