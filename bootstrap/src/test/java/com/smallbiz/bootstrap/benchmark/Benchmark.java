package com.smallbiz.bootstrap.benchmark;

import com.smallbiz.adapters.queue.BareRedis;
import com.smallbiz.application.port.out.Ids;
import com.smallbiz.application.port.out.JobQueue;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** Measures the engine's figures one after the other, and writes them to docs/performance.md. */
public final class Benchmark {

  private static final Path PAGE = Path.of("docs", "performance.md");

  private static final String DISPATCH = "Dispatch only: handed in → claimed → settled";
  private static final String SCRIPTS = "Redis: the same scripts, bare";

  private static final String JOBS = "jobs/s";
  private static final String REQUESTS = "requests/s";
  private static final String MILLIS = "ms";
  private static final String MICROS = "µs";
  private static final String MEBIBYTES = "MiB";

  private final Testbed testbed;
  private final Report report = new Report();

  private Benchmark(Testbed testbed) {
    this.testbed = testbed;
  }

  public static void main(String[] arguments) throws Exception {
    try (Testbed testbed = Testbed.start()) {
      var benchmark = new Benchmark(testbed);
      benchmark.describe();
      benchmark.measure();
      System.out.println(benchmark.report.text());
      benchmark.report.writeTo(PAGE);
    }
    System.exit(0);
  }

  private void measure() throws Exception {
    add(JOBS, new DurableThroughput(testbed), 8);
    report.add(MEBIBYTES, memory());
    add(JOBS, new PostgresLimit(testbed), 1);
    add(JOBS, dispatch(), 2);
    add(JOBS, scripts(), 1);
    add(REQUESTS, new ApiThroughput(testbed), 8);
    add(REQUESTS, ApiThroughput::ceiling, 1);
    double half = report.median(DurableThroughput.WHOLE) / 2;
    add(MILLIS, new StartLatency("Latency, idle", testbed, 0), 1);
    add(MILLIS, new StartLatency("Latency, at half load", testbed, half), 1);
    add(MICROS, new RateLimitCost(testbed), 3);

    report.limit(DurableThroughput.WHOLE, PostgresLimit.WHOLE);
    report.limit(DurableThroughput.ENQUEUE, PostgresLimit.INSERT);
    report.limit(DISPATCH, SCRIPTS);
    report.limit(ApiThroughput.NAME, PostgresLimit.INSERT_ONE);
  }

  private void add(String unit, Figure figure, int warmUps) throws Exception {
    Map<String, Spread> spreads = Spread.measure(figure, warmUps);
    spreads.forEach((name, spread) -> System.out.printf("%-60s %s%n", name, spread));
    report.add(unit, spreads);
  }

  private Figure dispatch() {
    return new DispatchThroughput(
        DISPATCH, testbed.part(Ids.class), () -> testbed.part(JobQueue.class));
  }

  private Figure scripts() {
    return new DispatchThroughput(
        SCRIPTS, testbed.part(Ids.class), () -> testbed.bareRedis().queue());
  }

  private Map<String, Spread> memory() throws Exception {
    double heap = testbed.worker().peakHeap() / 1024.0 / 1024;
    double resident = testbed.worker().peakResident() / 1024.0 / 1024;
    return Map.of(
        "Peak heap of the worker, garbage included", new Spread(heap, heap, heap),
        "Peak resident memory of the worker", new Spread(resident, resident, resident));
  }

  private void describe() throws Exception {
    report.fact(
        "Measured", LocalDate.now(ZoneOffset.UTC) + ", by `mvn -Pbench spring-boot:test-run`");
    report.fact("Machine", Machine.describe() + "; servers, load and worker share it");
    report.fact("JDK", Machine.jdk());
    report.fact(
        "PostgreSQL",
        testbed.query("SHOW server_version") + ", `fsync` and `synchronous_commit` on");
    report.fact("Redis", redisVersion());
    report.fact(
        "Worker",
        "`SMALLBIZ_QUEUES=%s:%d`, `java %s`"
            .formatted(
                BenchmarkJob.QUEUE,
                Testbed.CONCURRENCY,
                String.join(" ", WorkerProcess.JVM_OPTIONS)));
    report.fact(
        "Batches",
        "%,d jobs a round; %d a statement from %d connections; %d a script from %d threads"
            .formatted(
                DurableThroughput.JOBS,
                BulkEnqueue.BATCH,
                DurableThroughput.PRODUCERS,
                DispatchThroughput.BATCH,
                DispatchThroughput.THREADS));
  }

  private String redisVersion() throws Exception {
    try (BareRedis bare = testbed.bareRedis()) {
      return String.valueOf(bare.command("INFO", "server"))
          .lines()
          .filter(line -> line.startsWith("redis_version:"))
          .findFirst()
          .orElse("unknown")
          .replace("redis_version:", "");
    }
  }
}
