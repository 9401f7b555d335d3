package com.smallbiz.adapters.persistence;

import static com.smallbiz.adapters.persistence.Storage.reach;

import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobPage;
import com.smallbiz.application.job.JobQuery;
import com.smallbiz.application.job.QueueSummary;
import com.smallbiz.application.port.out.JobCatalog;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A look at the jobs in PostgreSQL. */
final class JdbcJobCatalog implements JobCatalog {

  private static final String QUEUES =
      Arrays.stream(JobPart.values())
          .map(part -> "SELECT queue FROM (%s) AS kind".formatted(part.kinds()))
          .collect(Collectors.joining(" UNION "));

  private final JdbcClient jdbc;
  private final JobPages pages;
  private final QueueSummaries summaries;

  JdbcJobCatalog(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.pages = new JobPages(jdbc);
    this.summaries = new QueueSummaries(jdbc);
  }

  @Override
  public JobPage page(JobQuery query) {
    return pages.page(query);
  }

  @Override
  public JobPage pageOf(Collection<JobId> ids, JobQuery query) {
    return pages.pageOf(ids, query);
  }

  @Override
  public List<QueueSummary> summarize(List<String> queues, int limit) {
    return summaries.summarize(queues, limit);
  }

  @Override
  public Set<String> queues() {
    return reach(() -> jdbc.sql(QUEUES).query(String.class).set());
  }
}
