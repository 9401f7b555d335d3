package com.smallbiz.adapters.queue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis on loopback, for tests and the development run. It can be hurt: killed, paused,
 * started again on the same port, with its data where it has a directory to keep them in.
 */
public final class RedisServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Keeps Ctrl-C in the terminal from the server: whoever started it ends it, in good order. */
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private final int port;
  private final @Nullable Path directory;
  private final Thread killAtExit = new Thread(() -> end(true), "redis-server-kill");

  private @Nullable Process process;

  private RedisServer(int port, @Nullable Path directory) {
    this.port = port;
    this.directory = directory;
  }

  /** A server on a free port that keeps its data in memory only. */
  public static RedisServer start() {
    return launched(new RedisServer(freePort(), null));
  }

  /** A server on a free port that finds its data again when it is started once more. */
  public static RedisServer start(Path directory) {
    return start(freePort(), directory);
  }

  /**
   * A server that keeps its data in a directory. One that an earlier run, itself killed, has left
   * behind there is stopped first. It is the caller's to close, in an order of its own: after what
   * uses it.
   */
  public static RedisServer start(int port, Path directory) {
    return launched(new RedisServer(port, directory));
  }

  public int port() {
    return port;
  }

  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  /** Stops the server, as an operator does. */
  public void stop() {
    end(false);
  }

  /** {@code kill -9} */
  public void kill() {
    end(true);
  }

  /** Starts the stopped or killed server again, on the same port. */
  public void restart() {
    launch();
  }

  /** The server stands still and answers nobody, but its connections stay open. */
  public void pause() {
    signal("STOP");
  }

  public void resume() {
    signal("CONT");
  }

  /** {@code CONFIG SET} */
  public void configure(String parameter, String value) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String commands = "CONFIG SET %s %s\r\nQUIT\r\n".formatted(parameter, value);
      socket.getOutputStream().write(commands.getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      if (!answer.startsWith("+OK")) {
        throw new IllegalStateException(answer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (directory == null) {
      end(true);
      Runtime.getRuntime().removeShutdownHook(killAtExit);
    } else {
      end(false);
    }
  }

  private static RedisServer launched(RedisServer server) {
    server.stopOrphan();
    server.launch();
    if (server.directory == null) {
      Runtime.getRuntime().addShutdownHook(server.killAtExit);
    }
    return server;
  }

  private void launch() {
    try {
      process =
          new ProcessBuilder(command())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (directory != null) {
        Files.writeString(pidFile(directory), Long.toString(process.pid()));
      }
      awaitAnswer(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command() throws IOException {
    var command = new ArrayList<String>();
    if (Files.isExecutable(SETSID)) {
      command.add(SETSID.toString());
    }
    command.add(Executable.PATH);
    command.addAll(List.of("--bind", "127.0.0.1", "--port", Integer.toString(port)));
    command.addAll(List.of("--maxmemory-policy", "noeviction", "--save", ""));
    if (directory != null) {
      Files.createDirectories(directory);
      command.addAll(List.of("--dir", directory.toAbsolutePath().toString()));
      command.addAll(List.of("--appendonly", "yes"));
    }
    return command;
  }

  private void awaitAnswer(Process started) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answers(started)) {
      if (!started.isAlive() || System.nanoTime() - deadline > 0) {
        end(true);
        throw new IllegalStateException(
            "redis-server does not come up on port %d; is the port taken?".formatted(port));
      }
      Thread.onSpinWait();
    }
  }

  /** Whether it is this server that listens on the port, and has read all its data. */
  private boolean answers(Process started) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      socket.setSoTimeout(1_000);
      socket.getOutputStream().write("INFO\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
      var info = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return info.contains("process_id:" + started.pid() + "\r") && info.contains("\nloading:0\r");
    } catch (IOException notYet) {
      return false;
    }
  }

  private void end(boolean forcibly) {
    Process ending = process;
    if (ending == null) {
      return;
    }
    if (forcibly) {
      ending.destroyForcibly();
    } else {
      ending.destroy();
    }
    process = null;
    try {
      if (!ending.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        ending.destroyForcibly();
      }
    } catch (InterruptedException e) {
      ending.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void stopOrphan() {
    if (directory == null || !Files.exists(pidFile(directory))) {
      return;
    }
    try {
      long pid = Long.parseLong(Files.readString(pidFile(directory)).strip());
      ProcessHandle.of(pid).filter(RedisServer::isRedis).ifPresent(RedisServer::stop);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NumberFormatException cutShort) {
      // The run was killed while it wrote the file; the server it had started will say so itself.
    }
  }

  /** The number may by now be that of somebody else's process. */
  private static boolean isRedis(ProcessHandle process) {
    return process.info().command().orElse("").contains("redis-server");
  }

  private static void stop(ProcessHandle orphan) {
    orphan.destroy();
    orphan.onExit().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  private void signal(String name) {
    Process target = process;
    if (target == null) {
      throw new IllegalStateException("redis-server is not running");
    }
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(target.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Path pidFile(Path directory) {
    return directory.resolve("redis.pid");
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The server's program, unpacked once a JVM. */
  private static final class Executable {

    static final String PATH = unpack();

    private static String unpack() {
      try {
        return ExecutableProvider.newJarResourceProvider().get().getAbsolutePath();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
