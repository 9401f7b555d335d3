package com.smallbiz.adapters.persistence;

import static com.smallbiz.adapters.persistence.Storage.reach;

import com.smallbiz.application.job.Count;
import com.smallbiz.application.job.JobFilter;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobPage;
import com.smallbiz.application.job.JobQuery;
import com.smallbiz.application.order.OrderSyncKey;
import com.smallbiz.domain.order.OrderId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks for a text in jobs. No index knows it, so that the jobs are looked at one after the other,
 * as far as a page may look. The exceptions are ids, which are found by indexes.
 */
final class JobSearch {

  /** Nobody types the character between two of the columns. */
  private static final String HOLDS_TEXT =
      """
      strpos(lower(concat_ws(chr(10), job.type, job.unique_key, job.last_error_code,
                             job.last_error_message)), lower(:text)) > 0
      """;

  private static final String IS_NAMED =
      "(job.id = :named OR job.unique_key = :key AND job.state <> 'succeeded')";

  /** The same in a form in which each has its index. */
  private static final String NAMED =
      """
      SELECT id FROM jobs WHERE id = :named
      UNION SELECT id FROM jobs WHERE unique_key = :key AND finished_at IS NULL
      UNION SELECT id FROM jobs WHERE unique_key = :key AND died_at IS NOT NULL
      """;

  /**
   * The jobs that fit, and the place where the search ended: the last job that was looked at, if
   * there is another one behind it. Each job is looked at by itself, from the newest on, until
   * there are enough: the limit of one keeps the planner from reading the whole table instead.
   */
  private static final String SEARCH =
      """
      WITH walked AS MATERIALIZED (SELECT id FROM (%1$s) AS candidate ORDER BY id DESC LIMIT %2$d),
           fitting AS (
             SELECT looked.id
             FROM (SELECT id FROM walked ORDER BY id DESC LIMIT %3$d) AS looked
             CROSS JOIN LATERAL (
               SELECT FROM jobs AS job WHERE job.id = looked.id AND %4$s LIMIT 1) AS job
             ORDER BY looked.id DESC LIMIT %5$d)
      SELECT id, true AS fits FROM fitting
      UNION ALL
      SELECT id, false
      FROM (SELECT id FROM walked ORDER BY id DESC OFFSET %3$d - 1 LIMIT 1) AS last
      WHERE (SELECT count(*) FROM walked) > %3$d
      """;

  private record Found(JobId id, boolean fits) {}

  private final JdbcClient jdbc;
  private final JobPages pages;
  private final int searched;

  JobSearch(JdbcClient jdbc, JobPages pages, int searched) {
    this.jdbc = jdbc;
    this.pages = pages;
    this.searched = searched;
  }

  /** Whether a job, known as {@code job}, has the text. */
  static String condition(String text, Map<String, Object> parameters) {
    Optional<UUID> id = id(text);
    id.ifPresentOrElse(it -> put(it, parameters), () -> parameters.put("text", text));
    return id.isPresent() ? IS_NAMED : HOLDS_TEXT;
  }

  JobPage page(JobQuery query) {
    JobFilter filter = query.filter();
    Optional<UUID> id = id(Objects.requireNonNull(filter.text()));
    if (id.isPresent()) {
      return pages.pageOf(
          named(id.get()), new JobQuery(filter.withoutText(), query.limit(), query.after()));
    }
    List<Found> found = search(query);
    List<JobId> fitting = found.stream().filter(Found::fits).map(Found::id).toList();
    JobPage page =
        pages.pageOf(fitting, new JobQuery(filter.withoutText(), query.limit(), query.after()));
    if (fitting.size() > query.limit()) {
      return page;
    }
    return found.stream()
        .filter(it -> !it.fits())
        .findAny()
        .map(last -> new JobPage(page.jobs(), last.id(), true))
        .orElse(page);
  }

  Count count(JobFilter filter, int limit) {
    Optional<UUID> id = id(Objects.requireNonNull(filter.text()));
    if (id.isPresent()) {
      JobPage page = pages.pageOf(named(id.get()), new JobQuery(filter.withoutText(), limit, null));
      return new Count(page.jobs().size(), page.next() != null);
    }
    List<Found> found = search(new JobQuery(filter, limit, null));
    long fitting = found.stream().filter(Found::fits).count();
    return new Count(Math.min(fitting, limit), found.size() > Math.min(fitting, limit));
  }

  private List<Found> search(JobQuery query) {
    var parameters = new HashMap<String, Object>();
    String sql =
        SEARCH.formatted(
            JobPages.candidates(query.filter(), searched + 1, query.after(), parameters),
            searched + 1,
            searched,
            HOLDS_TEXT,
            query.limit() + 1);
    parameters.put("text", query.filter().text());
    return reach(
        () ->
            jdbc.sql(sql)
                .params(parameters)
                .query(
                    (row, number) ->
                        new Found(
                            new JobId(row.getObject("id", UUID.class)), row.getBoolean("fits")))
                .list());
  }

  private List<JobId> named(UUID id) {
    var parameters = new HashMap<String, Object>();
    put(id, parameters);
    return reach(
        () ->
            jdbc.sql(NAMED)
                .params(parameters)
                .query((row, number) -> new JobId(row.getObject("id", UUID.class)))
                .list());
  }

  private static void put(UUID id, Map<String, Object> parameters) {
    parameters.put("named", id);
    parameters.put("key", OrderSyncKey.of(new OrderId(id)));
  }

  private static Optional<UUID> id(String text) {
    try {
      UUID id = UUID.fromString(text);
      // It would also read texts in which digits are left out.
      return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }
}
