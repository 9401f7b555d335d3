package com.smallbiz.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The start of the process, seen from outside. */
class StartTest {

  @Test
  void aDatabaseThatIsNotThereEndsItWithOneLineToo() throws Exception {
    var settings =
        Map.of(
            "SERVER_PORT", "0",
            "MANAGEMENT_SERVER_PORT", "0",
            "SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:1/none",
            "SPRING_DATASOURCE_USERNAME", "nobody",
            "SPRING_DATASOURCE_PASSWORD", "hush-hush",
            "SMALLBIZ_REDIS_URL", "redis://127.0.0.1:1",
            "SMALLBIZ_SYNC_URL", "http://127.0.0.1:1",
            "LOGGING_LEVEL_ROOT", "error");
    try (var process = ApplicationProcess.start(settings)) {
      assertThat(process.ended(Duration.ofSeconds(60))).isTrue();
      assertThat(process.exitCode()).isEqualTo(1);
      assertThat(process.output())
          .contains("small-biz-api cannot start: SPRING_DATASOURCE_URL leads to no database: ")
          .doesNotContain("hush-hush", "\tat ");
    }
  }

  @Test
  void anOpenApiForTheWholeWorldEndsItWithOneLine() throws Exception {
    var settings =
        Map.of(
            "SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:1/none",
            "SPRING_DATASOURCE_USERNAME", "nobody",
            "SPRING_DATASOURCE_PASSWORD", "hush-hush",
            "SMALLBIZ_REDIS_URL", "redis://127.0.0.1:1",
            "SMALLBIZ_SYNC_URL", "http://127.0.0.1:1",
            "SMALLBIZ_API_AUTH", "open");
    try (var process = ApplicationProcess.start(settings)) {
      assertThat(process.ended(Duration.ofSeconds(30))).isTrue();
      assertThat(process.exitCode()).isEqualTo(1);
      assertThat(process.output().strip())
          .isEqualTo(
              "small-biz-api cannot start: SMALLBIZ_API_AUTH is open; should be required unless"
                  + " SERVER_ADDRESS is loopback");
    }
  }

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
