package com.smallbiz.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The process itself, seen from outside. */
class StartTest {

  @Test
  void aMissingSettingEndsItWithOneLineAndExitCodeOne() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var start =
        new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            SmallBizApplication.class.getName());
    start
        .environment()
        .keySet()
        .removeIf(it -> it.matches("(SPRING|SMALLBIZ|SERVER|MANAGEMENT|JAVA_TOOL)_.*"));

    Process process = start.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(output.strip())
        .isEqualTo(
            "small-biz-api cannot start: SPRING_DATASOURCE_URL is missing; should be"
                + " a JDBC URL: jdbc:postgresql://host:5432/database");
  }
}
