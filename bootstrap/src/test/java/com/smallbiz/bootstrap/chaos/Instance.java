package com.smallbiz.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.bootstrap.ApplicationProcess;
import com.smallbiz.bootstrap.SmallBizApplication;
import com.smallbiz.bootstrap.story.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One running instance of the application, in a process of its own. */
final class Instance implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  final ApplicationProcess process;
  final ApiClient api;
  final int port;
  private final ApiClient operations;

  private Instance(ApplicationProcess process, int port, int operationsPort) {
    this.process = process;
    this.port = port;
    this.api = at(port);
    this.operations = at(operationsPort);
  }

  private static ApiClient at(int port) {
    return new ApiClient("http://127.0.0.1:" + port);
  }

  /** Whether it says that requests may be sent to it. */
  boolean isReady() {
    try {
      return operations.get("/actuator/health/readiness").status() == 200;
    } catch (AssertionError noAnswer) {
      return false;
    }
  }

  /** What Prometheus is told, line by line. */
  List<String> metrics() {
    return operations.get("/actuator/prometheus").response().body().lines().toList();
  }

  /** The threads that keep the work going, as opposed to those that run jobs and serve requests. */
  Set<String> loops() {
    try {
      var loops = new TreeSet<String>(process.threads());
      loops.removeIf(name -> !name.startsWith("job-") || name.matches("job-\\w+-\\d+"));
      return loops;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    try {
      process.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** How an instance is to be started. */
  static final class Plan {

    private final Map<String, String> environment;
    private final List<String> options = new ArrayList<>();
    private Class<?> main = SmallBizApplication.class;
    private @Nullable Path jar;

    Plan(Map<String, String> environment) {
      this.environment = new HashMap<>(environment);
    }

    Plan with(String variable, String value) {
      environment.put(variable, value);
      return this;
    }

    Plan without(String variable) {
      environment.remove(variable);
      return this;
    }

    /**
     * @param queues each with its concurrency, as in {@code integrations:10,default:10}
     */
    Plan workingOn(String queues) {
      return with("SMALLBIZ_QUEUES", queues);
    }

    /** It sends as many orders at once as it has hands, and waits long for each answer. */
    Plan patient() {
      return option("-Dresilience4j.bulkhead.instances.order-syncer.max-concurrent-calls=1000")
          .option("-Dresilience4j.timelimiter.instances.order-syncer.timeout-duration=10m");
    }

    /**
     * @param option of the JVM
     */
    Plan option(String option) {
      options.add(option);
      return this;
    }

    /**
     * @param main a class that lays more over the application
     */
    Plan running(Class<?> main) {
      this.main = main;
      return this;
    }

    /**
     * @param jar the application as it is delivered, in this version or another
     */
    Plan delivered(Path jar) {
      this.jar = jar;
      return this;
    }

    /** Has the database's tables brought up to date, as this version wants them. */
    void migrate() {
      try (var migration = ApplicationProcess.startJar(jar, environment, "migrate")) {
        assertThat(migration.ended(PATIENCE)).isTrue();
        assertThat(migration.exitCode()).as(migration.output()).isZero();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      } catch (InterruptedException interrupt) {
        Thread.currentThread().interrupt();
        throw new AssertionError(interrupt);
      }
    }

    /** Starts it and waits until it serves. */
    Instance start() {
      return launch().awaitStart();
    }

    /** Starts it, and others may be started beside it. */
    Launch launch() {
      try {
        return new Launch(
            jar == null
                ? ApplicationProcess.start(main, options, environment)
                : ApplicationProcess.startJar(jar, options, environment));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  /** An instance that is coming up. */
  record Launch(ApplicationProcess process) {

    Instance awaitStart() {
      try {
        List<Integer> ports = process.ports(PATIENCE);
        return new Instance(process, ports.get(0), ports.get(1));
      } catch (InterruptedException interrupt) {
        process.kill();
        Thread.currentThread().interrupt();
        throw new AssertionError(interrupt);
      } catch (AssertionError noStart) {
        process.kill();
        throw noStart;
      }
    }
  }
}
