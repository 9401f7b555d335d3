package com.smallbiz.adapters.persistence;

import static com.smallbiz.adapters.persistence.Storage.reach;
import static java.util.stream.Collectors.joining;

import com.smallbiz.application.port.out.RunHistory;
import com.smallbiz.application.statistics.Histogram;
import com.smallbiz.application.statistics.RunCount;
import com.smallbiz.application.statistics.RunSums;
import com.smallbiz.application.statistics.RunTotals;
import com.smallbiz.application.statistics.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What {@link BatchedJobStatistics} has written. */
final class JdbcRunHistory implements RunHistory {

  private static final String TOTALS =
      """
      SELECT coalesce(sum(succeeded), 0)::bigint AS succeeded,
             coalesce(sum(failed), 0)::bigint AS failed
      FROM job_statistics WHERE resolution = 'day'
      """;

  /** The steps are counted from a midnight of UTC, so that they are the same for everybody. */
  private static final String STEPS =
      """
      WITH steps AS (
        SELECT generate_series(last - (:steps - 1) * step, last, step) AS since, step
        FROM (SELECT :seconds * interval '1 second' AS step) AS length,
        LATERAL (SELECT date_bin(step, now(), timestamptz '2001-01-01 00:00:00+00') AS last) AS now
      )
      """;

  private static final String COUNTS =
      STEPS
          + """
          SELECT since, coalesce(sum(succeeded), 0)::bigint AS succeeded,
                 coalesce(sum(failed), 0)::bigint AS failed
          FROM steps LEFT JOIN job_statistics
            ON resolution = :resolution AND period >= since AND period < since + step
               AND (CAST(:type AS text) IS NULL OR type = :type)
          GROUP BY since ORDER BY since
          """;

  /** Bucket by bucket: to unnest the histograms of three days takes seven times as long. */
  private static final String HISTOGRAM =
      IntStream.rangeClosed(1, Histogram.BUCKETS)
          .mapToObj("sum(histogram[%d])::bigint"::formatted)
          .collect(joining(", "));

  private static final String SUMS =
      STEPS
          + """
          SELECT type, sum(succeeded)::bigint AS succeeded, sum(failed)::bigint AS failed,
                 sum(micros)::bigint AS micros, ARRAY[%s] AS histogram
          FROM job_statistics
          WHERE resolution = :resolution AND period >= (SELECT min(since) FROM steps)
          GROUP BY type
          ORDER BY sum(succeeded) + sum(failed) DESC, type
          """
              .formatted(HISTOGRAM);

  private static final String REMOVE_EXPIRED =
      """
      DELETE FROM job_statistics
      WHERE resolution = 'minute' AND period < now() - :seconds * interval '1 second'
      """;

  private final JdbcClient jdbc;

  JdbcRunHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public RunTotals totals() {
    return reach(
        () ->
            jdbc.sql(TOTALS)
                .query(
                    (row, number) -> new RunTotals(row.getLong("succeeded"), row.getLong("failed")))
                .single());
  }

  @Override
  public List<RunCount> counts(Window window, @Nullable String type) {
    return reach(
        () ->
            jdbc.sql(COUNTS)
                .params(of(window))
                .param("type", type)
                .query(
                    (row, number) ->
                        new RunCount(
                            Micros.read(row, "since"),
                            row.getLong("succeeded"),
                            row.getLong("failed")))
                .list());
  }

  @Override
  public List<RunSums> sums(Window window) {
    return reach(() -> jdbc.sql(SUMS).params(of(window)).query((row, number) -> sums(row)).list());
  }

  /** Longer than anybody may ask for, since the last step of a window is still under way. */
  @Override
  public int removeExpired() {
    return reach(
        () ->
            jdbc.sql(REMOVE_EXPIRED)
                .param("seconds", Window.LONGEST_IN_MINUTES.plusHours(1).toSeconds())
                .update());
  }

  private static Map<String, Object> of(Window window) {
    return Map.of(
        "steps",
        window.steps(),
        "seconds",
        window.step().toSeconds(),
        "resolution",
        window.isOfDays() ? "day" : "minute");
  }

  private static RunSums sums(ResultSet row) throws SQLException {
    return new RunSums(
        row.getString("type"),
        row.getLong("succeeded"),
        row.getLong("failed"),
        Duration.of(row.getLong("micros"), ChronoUnit.MICROS),
        new Histogram(List.of((Long[]) row.getArray("histogram").getArray())));
  }
}
