package com.smallbiz.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded server is as durable as it says, and leaves nothing behind. */
class PostgresServerTest {

  @TempDir Path home;

  @Test
  void whatIsCommittedSurvivesAKillAndTheServerComesBackOnItsPort() throws Exception {
    try (var server = PostgresServer.start()) {
      execute(server, "CREATE TABLE kept AS SELECT 1 AS number");
      int port = server.port();

      server.kill();
      server.restart();

      assertThat(server.port()).isEqualTo(port);
      assertThat(query(server, "SELECT number FROM kept")).isEqualTo("1");
    }
  }

  @Test
  void itIsAsDurableAsOneInProductionAndListensOnLoopbackOnly() throws Exception {
    try (var server = PostgresServer.start()) {
      assertThat(query(server, "SHOW fsync")).isEqualTo("on");
      assertThat(query(server, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(query(server, "SHOW full_page_writes")).isEqualTo("on");
      assertThat(query(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(query(server, "SHOW unix_socket_directories")).isEmpty();
    }
  }

  @Test
  void anOrphanOnTheSameDataIsStoppedFirst() throws Exception {
    long orphan = leaveAnOrphan();
    assertThat(ProcessHandle.of(orphan)).isPresent();

    try (var server = PostgresServer.start(home)) {
      assertThat(ProcessHandle.of(orphan)).isEmpty();
      assertThat(query(server, "SELECT number FROM kept")).isEqualTo("1");
    }
  }

  @Test
  void noProcessOutlivesItsServerNotEvenAFrozenOne() throws Exception {
    var server = PostgresServer.start(home);
    long pid = pid();
    server.pause();

    server.close();

    assertThat(ProcessHandle.of(pid)).isEmpty();
    assertThat(home.resolve("data")).isDirectory();
  }

  /** Kills a process that has started a server, and so could not stop it. */
  private long leaveAnOrphan() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName(),
                home.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var output = parent.inputReader()) {
      Await.until("the server is up", () -> "ready".equals(output.readLine()));
    } finally {
      parent.destroyForcibly().waitFor();
    }
    return pid();
  }

  /** The process to be killed: it starts a server and waits for its end. */
  static final class Parent {
    public static void main(String[] arguments) throws Exception {
      execute(
          PostgresServer.start(Path.of(arguments[0])), "CREATE TABLE kept AS SELECT 1 AS number");
      System.out.println("ready");
      Thread.currentThread().join();
    }
  }

  private long pid() throws Exception {
    return Long.parseLong(Files.readAllLines(home.resolve("data/postmaster.pid")).get(0).trim());
  }

  private static void execute(PostgresServer server, String sql) throws SQLException {
    try (Connection connection = connect(server);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(PostgresServer server, String sql) throws SQLException {
    try (Connection connection = connect(server);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection connect(PostgresServer server) throws SQLException {
    return DriverManager.getConnection(server.url("postgres"), server.username(), "");
  }
}
