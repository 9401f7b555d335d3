package com.smallbiz.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL of the kind that is installed on this machine, with the tools that belong to it: the
 * embedded one comes without them. Where there is none, tests that ask for it are skipped, but not
 * where {@code CI} is set.
 */
final class InstalledPostgres implements AutoCloseable {

  private static final Path PLACE = Path.of("/usr/lib/postgresql");
  private static final String USER = "postgres";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path tools;
  private final Path home;
  private final int port;
  private final Process server;

  private InstalledPostgres(Path tools) throws IOException, InterruptedException {
    this.tools = tools;
    this.home = Files.createTempDirectory("installed-postgres");
    this.port = freePort();
    String data = home.resolve("data").toString();
    var preparation =
        start("initdb", "--pgdata=" + data, "--username=" + USER, "--auth=trust", "--no-sync");
    assertThat(preparation.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    this.server =
        start(
            "postgres",
            "-D",
            data,
            "-p",
            Integer.toString(port),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=");
    await().atMost(PATIENCE).until(this::isUp);
  }

  static InstalledPostgres start() throws IOException, InterruptedException {
    Path tools = newest();
    if (System.getenv("CI") == null) {
      assumeTrue(tools != null, "no PostgreSQL is installed");
    }
    assertThat(tools).as("PostgreSQL in " + PLACE).isNotNull();
    return new InstalledPostgres(tools);
  }

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  String username() {
    return USER;
  }

  /** The first column of all rows, as text. */
  List<String> texts(String database, String query) {
    try (var connection = DriverManager.getConnection(url(database), USER, "");
        var rows = connection.createStatement().executeQuery(query)) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  /** Types commands into a shell that finds this server and its tools. */
  void shell(Path directory, String commands) throws IOException, InterruptedException {
    Path output = directory.resolve("shell.log");
    var builder =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
    builder.environment().put("PGHOST", "127.0.0.1");
    builder.environment().put("PGPORT", Integer.toString(port));
    builder.environment().put("PGUSER", USER);
    Process shell = builder.start();
    assertThat(shell.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(shell.exitValue()).as(Files.readString(output)).isZero();
  }

  @Override
  public void close() throws IOException {
    List<ProcessHandle> processes =
        Stream.concat(Stream.of(server.toHandle()), server.descendants()).toList();
    processes.forEach(ProcessHandle::destroyForcibly);
    processes.forEach(process -> process.onExit().join());
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private boolean isUp() {
    try (var connection = DriverManager.getConnection(url(USER), USER, "")) {
      return connection.isValid(1);
    } catch (SQLException notYet) {
      assertThat(server.isAlive()).as(log()).isTrue();
      return false;
    }
  }

  private String log() {
    try {
      return Files.readString(home.resolve("log"), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Process start(String tool, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    if (System.getProperty("user.name").equals("root")) {
      // It refuses to be started by root; in a namespace of its own it is nobody.
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(tools.resolve(tool).toString());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()))
        .start();
  }

  private static Path newest() throws IOException {
    if (Files.notExists(PLACE)) {
      return null;
    }
    try (Stream<Path> versions = Files.list(PLACE)) {
      return versions
          .sorted(Comparator.comparing(it -> -Double.parseDouble(it.getFileName().toString())))
          .map(it -> it.resolve("bin"))
          .filter(it -> Files.isExecutable(it.resolve("postgres")))
          .filter(it -> Files.isExecutable(it.resolve("pg_dump")))
          .findFirst()
          .orElse(null);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
