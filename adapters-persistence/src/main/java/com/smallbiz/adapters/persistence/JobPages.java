package com.smallbiz.adapters.persistence;

import static com.smallbiz.adapters.persistence.Storage.reach;

import com.smallbiz.application.job.Count;
import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobFilter;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobPage;
import com.smallbiz.application.job.JobQuery;
import com.smallbiz.application.job.JobState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads pages of jobs, each in one statement. The statement states only the conditions that are
 * asked for. The constants of the enum and the limit stand in its text: of a limit that it does not
 * know the planner thinks that it may be a tenth of all jobs, and gathers and sorts them.
 */
final class JobPages {

  /** A job that succeeded is shown for a day, whether or not it has been removed by then. */
  static final String SHOWN =
      "(job.state <> 'succeeded' OR job.finished_at > now() - interval '24 hours')";

  /** Before and behind all ids that there are. */
  static final UUID FIRST = new UUID(0, 0);

  static final UUID LAST = new UUID(-1, -1);

  private final JdbcClient jdbc;

  JobPages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The parts tell which jobs may be on the page, and only those that are on it are read. */
  JobPage page(JobQuery query) {
    var parameters = new HashMap<String, Object>();
    String candidates = candidates(query.filter(), limit(query), query.after(), parameters);
    String sql =
        """
        SELECT %s
        FROM (SELECT id FROM (%s) AS candidate ORDER BY id DESC LIMIT %d) AS page
        JOIN jobs AS job ON job.id = page.id
        ORDER BY job.id DESC
        """;
    return read(sql.formatted(JobMapper.COLUMNS, candidates, limit(query)), parameters, query);
  }

  /** How many there are; where their states tell them apart, the rows have to be looked at. */
  Count count(JobFilter filter, int limit) {
    var parameters = new HashMap<String, Object>();
    String sql =
        "SELECT count(*) FROM (SELECT FROM (%s) AS candidate LIMIT %d) AS counted"
            .formatted(candidates(filter, limit + 1, null, parameters), limit + 1);
    return Count.of(
        reach(() -> jdbc.sql(sql).params(parameters).query(Long.class).single()), limit);
  }

  /**
   * A query for the ids of jobs that fit but for the text, so many of each kind and part.
   *
   * @param parameters it adds what the query asks for
   */
  static String candidates(
      JobFilter filter, int limit, @Nullable JobId after, Map<String, Object> parameters) {
    String whereKind = where(conditions("kind", filter, parameters));
    parameters.put("first", FIRST);
    parameters.put("after", after == null ? LAST : after.value());
    return JobPart.with(filter.state()).stream()
        .map(part -> candidates(part, filter.state(), limit, whereKind))
        .collect(Collectors.joining(" UNION ALL "));
  }

  /**
   * The first of each kind of jobs. The kind stands in bounds and in the order, not in equations:
   * that fits no index but the part's own, and none tempts the planner to walk past all else.
   */
  private static String candidates(
      JobPart part, @Nullable JobState state, int limit, String whereKind) {
    return """
    (SELECT job.id
     FROM (%s) AS kind
     CROSS JOIN LATERAL (
       SELECT id FROM jobs
       WHERE %s
         AND (queue, type, id) >= (kind.queue, kind.type, :first)
         AND (queue, type, id) < (kind.queue, kind.type, :after)
       ORDER BY queue DESC, type DESC, id DESC
       LIMIT %d
     ) AS job
     %s)
    """
        .formatted(part.kinds(), part.shown(state), limit, whereKind);
  }

  JobPage pageOf(Collection<JobId> ids, JobQuery query) {
    var parameters = new HashMap<String, Object>();
    List<String> conditions = conditions("job", query.filter(), parameters);
    if (query.filter().state() != null) {
      conditions.add("job.state = '%s'".formatted(Names.of(query.filter().state())));
    }
    if (query.filter().text() != null) {
      conditions.add(JobSearch.condition(query.filter().text(), parameters));
    }
    conditions.add("job.id = ANY (CAST(:ids AS uuid[])) AND job.id < :after");
    conditions.add(SHOWN);
    parameters.put("ids", ids.stream().map(JobId::toString).toArray(String[]::new));
    String sql = "SELECT %s FROM jobs AS job %s ORDER BY job.id DESC LIMIT %d";
    return read(
        sql.formatted(JobMapper.COLUMNS, where(conditions), limit(query)), parameters, query);
  }

  /** One job more than asked for, to know whether another page follows. */
  private static int limit(JobQuery query) {
    return query.limit() + 1;
  }

  private JobPage read(String sql, Map<String, Object> parameters, JobQuery query) {
    JobId after = query.after();
    parameters.put("after", after == null ? LAST : after.value());
    List<Job> found = reach(() -> jdbc.sql(sql).params(parameters).query(new JobMapper()).list());
    return JobPage.of(found, query.limit());
  }

  private static List<String> conditions(
      String alias, JobFilter filter, Map<String, Object> parameters) {
    var conditions = new ArrayList<String>();
    if (filter.queue() != null) {
      conditions.add(alias + ".queue = :queue");
      parameters.put("queue", filter.queue());
    }
    if (filter.type() != null) {
      conditions.add(alias + ".type = :type");
      parameters.put("type", filter.type());
    }
    return conditions;
  }

  private static String where(List<String> conditions) {
    return conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
  }
}
