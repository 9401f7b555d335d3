package com.smallbiz.bootstrap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The application in a JVM of its own, that can be ended in good order, killed, or held up. */
public final class ApplicationProcess implements AutoCloseable {

  private static final Pattern PORT = Pattern.compile("Tomcat started on port (-?\\d+)");
  private static final Pattern THREAD = Pattern.compile("^\"(.+)\" #\\d+", Pattern.MULTILINE);

  private final Process process;
  private final Path log;

  private ApplicationProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * @param environment all of the application's settings: it gets no other environment variable of
   *     the kind
   */
  public static ApplicationProcess start(Map<String, String> environment) throws IOException {
    return start(SmallBizApplication.class, List.of(), environment);
  }

  /**
   * @param main the application, or one that is laid over it
   * @param options of the JVM
   */
  public static ApplicationProcess start(
      Class<?> main, List<String> options, Map<String, String> environment) throws IOException {
    var arguments = new ArrayList<>(options);
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return start(arguments, environment);
  }

  /**
   * The application as it is delivered.
   *
   * @param arguments a command that it is to do; none at all mean that it is to serve and to work
   */
  public static ApplicationProcess startJar(
      Path jar, Map<String, String> environment, String... arguments) throws IOException {
    return startJar(jar, List.of(), environment, arguments);
  }

  /**
   * The application as it is delivered.
   *
   * @param options of the JVM
   */
  public static ApplicationProcess startJar(
      Path jar, List<String> options, Map<String, String> environment, String... arguments)
      throws IOException {
    var command = new ArrayList<>(options);
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(List.of(arguments));
    return start(command, environment);
  }

  private static ApplicationProcess start(List<String> arguments, Map<String, String> environment)
      throws IOException {
    Path log = Files.createTempFile("application", ".log");
    var command = new ArrayList<>(List.of(tool("java"), "-XX:TieredStopAtLevel=1"));
    command.addAll(arguments);
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(it -> it.matches("(SPRING|SMALLBIZ|SERVER|MANAGEMENT|OTEL|JAVA_TOOL)_.*"));
    builder.environment().putAll(environment);
    return new ApplicationProcess(builder.start(), log);
  }

  /**
   * The ports that it listens on, the API's and that of operations; waits for them. Where the API
   * is not served its port is -1.
   */
  public List<Integer> ports(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (process.isAlive() && System.nanoTime() - deadline < 0) {
      List<Integer> ports =
          PORT.matcher(output()).results().map(it -> Integer.valueOf(it.group(1))).toList();
      if (ports.size() == 2) {
        return ports;
      }
      // A condition that only polling can see.
      process.waitFor(50, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError("it does not come up: " + output());
  }

  /** SIGTERM: asks it to come to its end. */
  public void terminate() {
    process.destroy();
  }

  /** {@code kill -9}, and it is gone when this returns. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** SIGSTOP: it stands still, with its connections open. */
  public void pause() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** SIGCONT */
  public void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** The names of its platform threads. */
  public List<String> threads() throws IOException {
    var jcmd = new ProcessBuilder(tool("jcmd"), Long.toString(process.pid()), "Thread.print");
    try (var dump = jcmd.start().inputReader()) {
      return THREAD
          .matcher(String.join("\n", dump.lines().toList()))
          .results()
          .map(it -> it.group(1))
          .toList();
    }
  }

  /** Waits for its end. */
  public boolean ended(Duration patience) throws InterruptedException {
    return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  public int exitCode() {
    return process.exitValue();
  }

  /** All that it has printed so far. */
  public String output() {
    try {
      return Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  @Override
  public void close() throws IOException {
    kill();
    Files.deleteIfExists(log);
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }
}
