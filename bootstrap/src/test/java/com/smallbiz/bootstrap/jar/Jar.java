package com.smallbiz.bootstrap.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The jar that {@code mvn package} makes, started as an operator starts it. */
final class Jar {

  static final Path FILE = Path.of("target", "small-biz-api.jar");
  private static final long PATIENCE_SECONDS = 60;

  /**
   * A start that came to its end.
   *
   * @param out all of the standard output
   * @param err all of the standard error
   */
  record Ended(int exitCode, String out, String err) {}

  private Jar() {}

  /**
   * @param environment all of its settings: it gets no other environment variable of the kind
   */
  static Ended run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("jar", ".out");
    Path err = Files.createTempFile("jar", ".err");
    Process process =
        builder(environment, arguments)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("has ended").isTrue();
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      process.destroyForcibly().onExit().join();
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static ProcessBuilder builder(Map<String, String> environment, String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-jar", FILE.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(
            it -> it.matches("(SPRING|SMALLBIZ|SERVER|MANAGEMENT|LOGGING|OTEL|JAVA_TOOL)_.*"));
    builder.environment().putAll(environment);
    return builder;
  }
}
