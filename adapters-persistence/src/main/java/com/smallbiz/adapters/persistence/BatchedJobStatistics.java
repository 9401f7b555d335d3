package com.smallbiz.adapters.persistence;

import static com.smallbiz.adapters.persistence.Storage.reach;

import com.smallbiz.application.port.out.JobStatistics;
import com.smallbiz.application.port.out.StorageUnavailable;
import com.smallbiz.application.statistics.Histogram;
import com.smallbiz.application.statistics.JobRun;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Adds runs up in memory, and the sums to PostgreSQL's every second: a job pays nothing for being
 * counted. While PostgreSQL is away the sums wait, and are no more than there are types of jobs.
 * Where an answer gets lost, a second is counted twice.
 */
final class BatchedJobStatistics implements JobStatistics {

  private static final Logger LOGGER = LoggerFactory.getLogger(BatchedJobStatistics.class);

  private static final Duration LAST_FLUSH = Duration.ofSeconds(2);

  /** In one sequence, so that processes that add at the same time never wait in a circle. */
  private static final String ADD =
      """
      INSERT INTO job_statistics AS known
        (resolution, period, type, succeeded, failed, micros, histogram)
      SELECT resolution, date_trunc(resolution, now(), 'UTC'), type, succeeded, failed, micros,
             CAST(histogram AS bigint[])
      FROM unnest(ARRAY['day', 'minute']) AS resolution
      CROSS JOIN unnest(CAST(:types AS text[]), CAST(:succeeded AS bigint[]),
                        CAST(:failed AS bigint[]), CAST(:micros AS bigint[]),
                        CAST(:histograms AS text[]))
        AS added (type, succeeded, failed, micros, histogram)
      ORDER BY resolution, type
      ON CONFLICT (resolution, period, type) DO UPDATE SET
        succeeded = known.succeeded + EXCLUDED.succeeded,
        failed = known.failed + EXCLUDED.failed,
        micros = known.micros + EXCLUDED.micros,
        histogram = (SELECT array_agg(before + added ORDER BY place)
                     FROM unnest(known.histogram, EXCLUDED.histogram)
                       WITH ORDINALITY AS bucket (before, added, place))
      """;

  private final JdbcClient jdbc;
  private final ScheduledExecutorService clerk =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            var thread = new Thread(work, "job-statistics");
            thread.setDaemon(true);
            return thread;
          });

  /** Guarded by this. */
  private Map<String, Sums> sums = new HashMap<>();

  BatchedJobStatistics(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Of one type of job, since the sums were last added to PostgreSQL's. */
  private static final class Sums {
    private final String type;
    private long succeeded;
    private long failed;
    private long micros;
    private final long[] histogram = new long[Histogram.BUCKETS];

    Sums(String type) {
      this.type = type;
    }

    void add(JobRun run) {
      if (run.succeeded()) {
        succeeded++;
      } else {
        failed++;
      }
      micros += TimeUnit.MICROSECONDS.convert(run.duration());
      histogram[Histogram.bucket(run.duration())]++;
    }

    void add(Sums other) {
      succeeded += other.succeeded;
      failed += other.failed;
      micros += other.micros;
      Arrays.setAll(histogram, bucket -> histogram[bucket] + other.histogram[bucket]);
    }

    /** As PostgreSQL writes arrays. */
    String histogram() {
      return Arrays.toString(histogram).replace('[', '{').replace(']', '}');
    }
  }

  void start() {
    var unused = clerk.scheduleWithFixedDelay(this::tryFlush, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public synchronized void add(JobRun run) {
    sums.computeIfAbsent(run.type(), Sums::new).add(run);
  }

  /** What cannot be written now is written with what comes next. */
  private void tryFlush() {
    try {
      flush();
    } catch (StorageUnavailable away) {
      LOGGER.debug("The statistics of jobs wait for PostgreSQL", away);
    } catch (RuntimeException failure) {
      LOGGER.error("The statistics of jobs cannot be written", failure);
    }
  }

  void flush() {
    Collection<Sums> added = takeAll();
    if (added.isEmpty()) {
      return;
    }
    try {
      write(List.copyOf(added));
    } catch (RuntimeException failure) {
      putBack(added);
      throw failure;
    }
  }

  private synchronized Collection<Sums> takeAll() {
    Collection<Sums> taken = sums.values();
    sums = new HashMap<>();
    return taken;
  }

  private synchronized void putBack(Collection<Sums> taken) {
    taken.forEach(it -> sums.computeIfAbsent(it.type, Sums::new).add(it));
  }

  private void write(List<Sums> added) {
    int unused =
        reach(
            () ->
                jdbc.sql(ADD)
                    .param("types", column(added, it -> it.type))
                    .param("succeeded", column(added, it -> Long.toString(it.succeeded)))
                    .param("failed", column(added, it -> Long.toString(it.failed)))
                    .param("micros", column(added, it -> Long.toString(it.micros)))
                    .param("histograms", column(added, Sums::histogram))
                    .update());
  }

  private static String[] column(List<Sums> added, Function<Sums, String> value) {
    return added.stream().map(value).toArray(String[]::new);
  }

  /** With the last runs, unless PostgreSQL is away. */
  void stop() throws InterruptedException {
    try {
      clerk.submit(this::tryFlush).get(LAST_FLUSH.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException tooLate) {
      LOGGER.debug("The last statistics of jobs are not written", tooLate);
    }
    clerk.shutdownNow();
  }
}
