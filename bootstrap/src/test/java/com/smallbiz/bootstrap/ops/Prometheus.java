package com.smallbiz.bootstrap.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.smallbiz.bootstrap.story.ApiClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * The Prometheus that is installed on this machine. Where there is none, tests that ask for it are
 * skipped, but not where {@code CI} is set.
 */
final class Prometheus implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process process;
  private final Path log;
  private final ApiClient http;

  private Prometheus(Process process, Path log, ApiClient http) {
    this.process = process;
    this.log = log;
    this.http = http;
  }

  /**
   * @param folder for its configuration, its data and its log
   */
  static Prometheus start(Path configuration, Path folder) throws IOException {
    int port = freePort();
    Path log = folder.resolve("prometheus.log");
    Process process =
        new ProcessBuilder(
                executable("prometheus"),
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--enable-feature=exemplar-storage")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    var prometheus = new Prometheus(process, log, new ApiClient("http://127.0.0.1:" + port));
    try {
      await().atMost(PATIENCE).ignoreExceptions().until(prometheus::isReady);
    } catch (RuntimeException failure) {
      prometheus.close();
      throw new AssertionError(prometheus.log(), failure);
    }
    return prometheus;
  }

  /** Has promtool check something, and fails with its words where it finds a fault. */
  static void check(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(executable("promtool")));
    command.addAll(List.of(arguments));
    Process promtool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String words = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(promtool.waitFor()).as(words).isZero();
  }

  /** What an expression is worth just now: one entry a series. */
  JsonNode query(String expression) {
    return get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
        .path("result");
  }

  /** The data of an answer of its API. */
  JsonNode get(String path) {
    ApiClient.Answer answer = http.get(path);
    assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
    assertThat(answer.body().has("warnings")).as("%s: %s", path, answer.body()).isFalse();
    return answer.body().path("data");
  }

  /** What it tells about itself, in its own format. */
  String ownMetrics() {
    return http.get("/metrics").response().body();
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupt) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private boolean isReady() {
    return http.get("/-/ready").status() == 200;
  }

  private static String executable(String name) {
    Path found =
        List.of(System.getenv("PATH").split(":")).stream()
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    assumeTrue(found != null || System.getenv("CI") != null, "no Prometheus is installed");
    if (found == null) {
      throw new AssertionError("no " + name + " is installed");
    }
    return found.toString();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
