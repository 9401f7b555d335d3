package com.smallbiz.adapters.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A real PostgreSQL on loopback, without Docker, that can be stopped, killed, paused and brought
 * back on the same port. It is as durable as one in production: crashes are part of the tests.
 *
 * <p>Its data is kept where a directory is given, and gone with the server otherwise.
 */
public final class PostgresServer implements AutoCloseable {

  private static final String USER = "postgres";

  private final Path home;
  private final boolean temporary;
  private final int port;
  private final Thread closeAtExit = new Thread(this::close, "postgres-close");
  private final AtomicInteger databases = new AtomicInteger();
  private EmbeddedPostgres running;

  private PostgresServer(Path home, boolean temporary, int port) {
    this.home = home;
    this.temporary = temporary;
    this.port = port;
  }

  /** A server on a free port, whose data does not outlive it. */
  public static PostgresServer start() {
    try {
      return start(Files.createTempDirectory("postgres"), true, freePort());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * A server whose data stays in a directory. One that still runs on it, because the process that
   * started it was killed, is stopped first. It is the caller's to close, in an order of its own:
   * after what uses it.
   */
  public static PostgresServer start(Path home) {
    return start(home, false, freePort());
  }

  private static PostgresServer start(Path home, boolean temporary, int port) {
    var server = new PostgresServer(home.toAbsolutePath(), temporary, port);
    if (temporary) {
      Runtime.getRuntime().addShutdownHook(server.closeAtExit);
    }
    server.stopOrphan();
    server.restart();
    return server;
  }

  public int port() {
    return port;
  }

  public String username() {
    return USER;
  }

  /** The JDBC address of a database; any password will do. */
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  /** Makes an empty database under a name of its own. */
  public String createDatabase() {
    String name = "test_" + databases.incrementAndGet();
    createDatabaseIfMissing(name);
    return name;
  }

  /** Makes an empty database unless there is one of this name. */
  public void createDatabaseIfMissing(String name) {
    try (var connection = running.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var known = statement.executeQuery("SELECT datname FROM pg_database")) {
      while (known.next()) {
        if (known.getString(1).equals(name)) {
          return;
        }
      }
      statement.execute("CREATE DATABASE \"%s\"".formatted(name));
    } catch (SQLException failure) {
      throw new IllegalStateException("cannot create the database " + name, failure);
    }
  }

  /** Starts the server again, on the same port and with the same data, where it does not run. */
  public synchronized void restart() {
    if (running != null) {
      return;
    }
    Redirect log = Redirect.appendTo(home.resolve("postgres.log").toFile());
    try {
      Files.createDirectories(home);
      running =
          EmbeddedPostgres.builder()
              .setDataDirectory(data())
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPort(port)
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("unix_socket_directories", "")
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setOutputRedirector(log)
              .setErrorRedirector(log)
              .start();
    } catch (IOException failure) {
      throw new UncheckedIOException("PostgreSQL did not start, see " + log.file(), failure);
    }
  }

  /** Shuts the server down in good order: its clients are disconnected, its data is complete. */
  public synchronized void stop() {
    if (running == null) {
      return;
    }
    resume();
    List<ProcessHandle> processes = processes();
    forget();
    end(processes);
  }

  /** Ends the server as a power cut would: at once, all of its processes. */
  public synchronized void kill() {
    if (running == null) {
      return;
    }
    end(processes());
    forget();
  }

  /** Freezes the server: its connections stay open, and nothing answers. */
  public synchronized void pause() {
    signal("STOP");
  }

  /** Lets the server go on after {@link #pause}. */
  public synchronized void resume() {
    signal("CONT");
  }

  @Override
  public void close() {
    stop();
    if (temporary) {
      if (Thread.currentThread() != closeAtExit) {
        Runtime.getRuntime().removeShutdownHook(closeAtExit);
      }
      delete(home);
    }
  }

  private File data() {
    return home.resolve("data").toFile();
  }

  private void forget() {
    try {
      running.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      running = null;
    }
  }

  private void stopOrphan() {
    if (postmaster().isPresent()) {
      signal("CONT");
      end(processes());
    }
  }

  /** The server's first process, by the file that it keeps its number in. */
  private Optional<ProcessHandle> postmaster() {
    Path pidFile = data().toPath().resolve("postmaster.pid");
    try (Stream<String> lines = Files.lines(pidFile)) {
      return lines
          .findFirst()
          .flatMap(line -> ProcessHandle.of(Long.parseLong(line.trim())))
          .filter(process -> process.info().command().orElse("").endsWith("postgres"));
    } catch (IOException | UncheckedIOException noServer) {
      return Optional.empty();
    }
  }

  /** The first process comes first: while it stands still or is gone, no others come up. */
  private List<ProcessHandle> processes() {
    return postmaster().stream()
        .flatMap(first -> Stream.concat(Stream.of(first), first.descendants()))
        .toList();
  }

  private void signal(String signal) {
    for (ProcessHandle process : processes()) {
      try {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void end(List<ProcessHandle> processes) {
    processes.forEach(ProcessHandle::destroyForcibly);
    CompletableFuture<?>[] ends =
        processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(10, TimeUnit.SECONDS);
    } catch (TimeoutException | InterruptedException | ExecutionException e) {
      throw new IllegalStateException("PostgreSQL does not end", e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
