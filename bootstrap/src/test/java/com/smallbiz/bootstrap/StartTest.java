package com.smallbiz.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The start of the process, seen from outside. */
class StartTest {

  @Test
  void aMissingSettingEndsItWithOneLineAndExitCodeOne() throws Exception {
    try (var process = ApplicationProcess.start(Map.of())) {
      assertThat(process.ended(Duration.ofSeconds(30))).isTrue();
      assertThat(process.exitCode()).isEqualTo(1);
      assertThat(process.output().strip())
          .isEqualTo(
              "small-biz-api cannot start: SPRING_DATASOURCE_URL is missing; should be"
                  + " a JDBC URL: jdbc:postgresql://host:5432/database");
    }
  }
}
