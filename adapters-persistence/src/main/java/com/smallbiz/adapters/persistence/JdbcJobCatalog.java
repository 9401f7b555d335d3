package com.smallbiz.adapters.persistence;

import static com.smallbiz.adapters.persistence.Storage.reach;

import com.smallbiz.application.job.Count;
import com.smallbiz.application.job.JobFilter;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobPage;
import com.smallbiz.application.job.JobQuery;
import com.smallbiz.application.job.QueueSummary;
import com.smallbiz.application.port.out.JobCatalog;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A look at the jobs in PostgreSQL. */
final class JdbcJobCatalog implements JobCatalog {

  /** How many jobs a page looks at where it looks for a text: some hundredths of a second. */
  private static final int SEARCHED = 10_000;

  private static final String UNTOLD =
      """
      SELECT id, greatest(0, extract(epoch FROM now() - greatest(enqueued_at, next_attempt_at))
                             * 1000000)::bigint AS micros
      FROM jobs
      WHERE queue = :queue AND finished_at IS NULL AND handed_over_in = 0 AND state <> 'running'
        AND enqueued_at <= now() - interval '5 seconds'
      ORDER BY enqueued_at
      LIMIT :limit
      """;

  private static final String QUEUES = namesOf("queue");
  private static final String TYPES = namesOf("type");

  private final JdbcClient jdbc;
  private final JobPages pages;
  private final JobSearch search;
  private final QueueSummaries summaries;

  JdbcJobCatalog(JdbcClient jdbc) {
    this(jdbc, SEARCHED);
  }

  /**
   * @param searched how many jobs a page looks at, where it looks for a text
   */
  JdbcJobCatalog(JdbcClient jdbc, int searched) {
    this.jdbc = jdbc;
    this.pages = new JobPages(jdbc);
    this.search = new JobSearch(jdbc, pages, searched);
    this.summaries = new QueueSummaries(jdbc);
  }

  @Override
  public JobPage page(JobQuery query) {
    return query.filter().text() == null ? pages.page(query) : search.page(query);
  }

  @Override
  public JobPage pageOf(Collection<JobId> ids, JobQuery query) {
    return pages.pageOf(ids, query);
  }

  @Override
  public List<QueueSummary> summarize(List<String> queues, int limit, int others) {
    return summaries.summarize(queues, limit, others);
  }

  @Override
  public Map<JobId, Duration> untold(String queue, int limit) {
    var untold = new HashMap<JobId, Duration>();
    reach(
        () -> {
          jdbc.sql(UNTOLD)
              .param("queue", queue)
              .param("limit", limit)
              .query(
                  row -> {
                    untold.put(
                        JobMapper.id(row), Duration.of(row.getLong("micros"), ChronoUnit.MICROS));
                  });
          return untold;
        });
    return untold;
  }

  @Override
  public Set<String> queues() {
    return reach(() -> jdbc.sql(QUEUES).query(String.class).set());
  }

  @Override
  public Set<String> types() {
    return reach(() -> jdbc.sql(TYPES).query(String.class).set());
  }

  @Override
  public Count count(JobFilter filter, int limit) {
    return filter.text() == null ? pages.count(filter, limit) : search.count(filter, limit);
  }

  /** What a column holds, found without looking at all jobs. */
  private static String namesOf(String column) {
    return Arrays.stream(JobPart.values())
        .map(part -> "SELECT %s FROM (%s) AS kind".formatted(column, part.kinds()))
        .collect(Collectors.joining(" UNION "));
  }
}
