package com.smallbiz.bootstrap;

import com.smallbiz.adapters.persistence.PostgresServer;
import com.smallbiz.adapters.queue.RedisServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;

/**
 * The whole system on a machine that has a JDK and nothing else: the application with its real
 * adapters, a PostgreSQL and a Redis of its own, and a simulated external order system. What an
 * environment variable names instead is not started. Data is kept in {@code .dev/}.
 */
public final class DevelopmentRun {

  private static final int SIMULATION_PORT = 3002;

  private static final Path HOME = Path.of(".dev");

  /** What was started, the last first. Guarded by this. */
  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  /** Held until the process ends; would free the lock if it were collected. */
  private @Nullable FileChannel lock;

  private DevelopmentRun() {}

  /** Ends the process where it cannot start, since some of what it has started would not. */
  public static void main(String[] args) {
    try {
      new DevelopmentRun().startServers();
    } catch (CannotStart reason) {
      System.err.println("small-biz-api cannot start: " + reason.getMessage());
      System.exit(1);
    } catch (Exception failure) {
      failure.printStackTrace();
      System.exit(1);
    }
    try {
      SpringApplication.from(SmallBizApplication::main)
          .with(DevelopmentConfiguration.class)
          .run(args);
    } catch (Throwable reportedByBoot) {
      System.exit(1);
    }
  }

  private void startServers() throws IOException {
    // Silent until Boot knows at which levels to log.
    LoggingSystem.get(DevelopmentRun.class.getClassLoader()).beforeInitialize();
    SpringApplication.getShutdownHandlers().add(this::stop);
    requireFree("SERVER_PORT", port("SERVER_PORT", 3000));
    requireFree("MANAGEMENT_SERVER_PORT", port("MANAGEMENT_SERVER_PORT", 3001));
    if (!isSet("SMALLBIZ_SYNC_URL")) {
      requireFree("the simulated order system", SIMULATION_PORT);
    }
    lockHome();
    setUnlessSet("SPRING_PROFILES_ACTIVE", "development");
    setUnlessSet("SERVER_ADDRESS", "127.0.0.1");
    setUnlessSet("SMALLBIZ_API_AUTH", "open");
    setUnlessSet("SMALLBIZ_RATE_LIMIT", "1000/1s");
    setUnlessSet("SMALLBIZ_SHUTDOWN_DELAY", "0s");
    setUnlessSet("SMALLBIZ_CONSOLE_USER", "operator");
    setUnlessSet("SMALLBIZ_CONSOLE_PASSWORD", consolePassword());
    startPostgres();
    startRedis();
    startSimulation();
  }

  /** The same in every run, and on every machine another. */
  private static String consolePassword() throws IOException {
    Path file = HOME.resolve("console-password");
    if (Files.notExists(file)) {
      Files.writeString(file, new BigInteger(100, new SecureRandom()).toString(36));
    }
    return Files.readString(file).strip();
  }

  private synchronized void startPostgres() {
    if (!isSet("SPRING_DATASOURCE_URL")) {
      var postgres = PostgresServer.start(HOME.resolve("postgres"));
      started.push(postgres);
      postgres.createDatabaseIfMissing("smallbiz");
      setUnlessSet("SPRING_DATASOURCE_URL", postgres.url("smallbiz"));
      setUnlessSet("SPRING_DATASOURCE_USERNAME", postgres.username());
      setUnlessSet("SPRING_DATASOURCE_PASSWORD", "");
    }
  }

  private synchronized void startRedis() {
    if (!isSet("SMALLBIZ_REDIS_URL")) {
      var redis = RedisServer.start(HOME.resolve("redis"));
      started.push(redis);
      setUnlessSet("SMALLBIZ_REDIS_URL", redis.url());
    }
  }

  private synchronized void startSimulation() {
    if (!isSet("SMALLBIZ_SYNC_URL")) {
      var simulation = SimulatedOrderSystem.start(SIMULATION_PORT);
      started.push(simulation::stop);
      setUnlessSet("SMALLBIZ_SYNC_URL", simulation.url().toString());
    }
  }

  /** Waits for what is being started at this moment: it has to be stopped too. */
  private synchronized void stop() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception failure) {
        System.err.println("could not stop: " + failure);
      }
    }
  }

  private static boolean isSet(String variable) {
    return System.getenv(variable) != null || System.getProperty(property(variable)) != null;
  }

  private static void setUnlessSet(String variable, String value) {
    if (!isSet(variable)) {
      System.setProperty(property(variable), value);
    }
  }

  private static int port(String variable, int otherwise) {
    String set = System.getProperty(property(variable), System.getenv(variable));
    try {
      int port = set == null ? otherwise : Integer.parseInt(set.strip());
      return port > 65_535 ? 0 : port;
    } catch (NumberFormatException unreadable) {
      return 0; // The application says what is wrong with it.
    }
  }

  private static String property(String variable) {
    return variable.toLowerCase(Locale.ROOT).replace('_', '.');
  }

  private static void requireFree(String what, int port) {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException taken) {
      throw new CannotStart("port %d (%s) is taken".formatted(port, what));
    }
  }

  /** Two runs beside each other, on other ports, would write into the same files. */
  private void lockHome() throws IOException {
    Files.createDirectories(HOME);
    lock =
        FileChannel.open(HOME.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock.tryLock() == null) {
      throw new CannotStart("another development run uses " + HOME.toAbsolutePath());
    }
  }

  private static final class CannotStart extends RuntimeException {
    CannotStart(String reason) {
      super(reason);
    }
  }
}
