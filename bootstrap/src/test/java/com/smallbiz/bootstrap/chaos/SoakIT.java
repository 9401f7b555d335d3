package com.smallbiz.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Mixed load for an hour, or as many minutes as {@code soak.minutes} says: what is not to grow does
 * not. The last quarter is compared with the second one; by then a JVM has compiled and cached what
 * it wants. What was measured is left in {@code target/soak.csv}.
 */
@Tag("soak")
class SoakIT {

  private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("soak.minutes", 60));
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Path JAR = Path.of("target", "small-biz-api.jar");
  private static final Path FIGURES = Path.of("target", "soak.csv");

  /** As the image starts it. */
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx128m",
          "-XX:+UseSerialGC",
          "-XX:MaxMetaspaceSize=160m",
          "-XX:ReservedCodeCacheSize=64m");

  /**
   * How much more than before is still the same: code is compiled and rows are cached for hours.
   */
  private static final Map<String, Double> TOLERATED =
      Map.of(
          "resident_mib", 1.10,
          "heap_mib", 1.25,
          "threads", 1.10,
          "files", 1.10,
          "postgres_connections", 1.0,
          "redis_clients", 1.0,
          "series", 1.0);

  private final CountDownLatch never = new CountDownLatch(1);

  @Test
  void whatIsNotToGrowDoesNot() throws Exception {
    try (var site = new Site();
        var instance = start(site)) {
      long keysBefore = site.redisConsole().count("DBSIZE");
      List<Vitals> vitals = new ArrayList<>();
      int syncs;
      try (var customers = Customers.come(instance.port);
          var passers = PassersBy.come(instance.api)) {
        long end = System.nanoTime() + LENGTH.toNanos();
        while (System.nanoTime() < end) {
          pause();
          vitals.add(Vitals.of(instance, site));
        }
        passers.leave();
        customers.leave();
        assertThat(passers.failures()).isEmpty();
        assertThat(customers.failures()).isEmpty();
        syncs = customers.accepted().size();
      }
      Files.write(FIGURES, vitals.stream().map(Vitals::line).toList());

      await().atMost(PATIENCE).until(() -> site.database.liveJobs() == 0);
      assertThat(site.database.jobs("sync_order", "succeeded")).isGreaterThanOrEqualTo(syncs);
      assertThat(site.database.jobs("sync_order", "dead")).isZero();
      // What is left is of queues and callers, and not of jobs.
      await().atMost(PATIENCE).until(() -> site.redisConsole().count("DBSIZE") < keysBefore + 20);
      TOLERATED.forEach((name, factor) -> assertFlat(vitals, name, factor));
    }
  }

  private static Instance start(Site site) {
    Instance.Plan plan =
        site.instance()
            .delivered(JAR)
            .with("MALLOC_ARENA_MAX", "2")
            .with("SMALLBIZ_CONSOLE_USER", "operator")
            .with("SMALLBIZ_CONSOLE_PASSWORD", "a-long-password-for-a-soak");
    OPTIONS.forEach(plan::option);
    return plan.start();
  }

  /** Load is what passes meanwhile. */
  private void pause() throws InterruptedException {
    assertThat(never.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
  }

  /** A heap is measured by its least, since most of it is garbage; all else by its median. */
  private static void assertFlat(List<Vitals> vitals, String name, double factor) {
    int quarter = vitals.size() / 4;
    List<Vitals> second = vitals.subList(quarter, 2 * quarter);
    List<Vitals> last = vitals.subList(3 * quarter, vitals.size());
    assertThat(typical(last, name))
        .as("%s in the last quarter, after %s in the second", name, typical(second, name))
        .isLessThanOrEqualTo(typical(second, name) * factor);
  }

  private static double typical(List<Vitals> vitals, String name) {
    DoubleStream values = vitals.stream().mapToDouble(it -> it.values().get(name)).sorted();
    return name.equals("heap_mib")
        ? values.min().orElseThrow()
        : values.skip(vitals.size() / 2).findFirst().orElseThrow();
  }

  /** What an instance and its servers hold at one moment. */
  private record Vitals(Map<String, Double> values) {

    static Vitals of(Instance instance, Site site) throws IOException {
      List<String> metrics = instance.metrics();
      Path process = Path.of("/proc", Long.toString(instance.process.pid()));
      return new Vitals(
          Map.of(
              "resident_mib", status(process, "VmRSS") / 1024,
              "heap_mib", sum(metrics, "jvm_memory_used_bytes{area=\"heap\"") / (1 << 20),
              "threads", status(process, "Threads"),
              "files", (double) process.resolve("fd").toFile().list().length,
              "postgres_connections",
                  (double)
                      site.database.number(
                          "SELECT count(*) FROM pg_stat_activity"
                              + " WHERE application_name = 'small-biz-api'"),
              "redis_clients",
                  (double) site.redisConsole().run("CLIENT LIST TYPE normal").lines().count(),
              "series", (double) metrics.stream().filter(it -> !it.startsWith("#")).count()));
    }

    String line() {
      return TOLERATED.keySet().stream()
          .sorted()
          .map(name -> name + "=" + Math.round(values.get(name)))
          .reduce((one, other) -> one + "," + other)
          .orElseThrow();
    }

    private static double status(Path process, String name) throws IOException {
      return Files.readAllLines(process.resolve("status")).stream()
          .filter(line -> line.startsWith(name + ":"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    }

    private static double sum(List<String> metrics, String prefix) {
      return metrics.stream()
          .filter(line -> line.startsWith(prefix))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .sum();
    }
  }
}
