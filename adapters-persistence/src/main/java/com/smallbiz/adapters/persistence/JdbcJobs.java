package com.smallbiz.adapters.persistence;

import static com.smallbiz.adapters.persistence.Storage.reach;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.DueTime;
import com.smallbiz.application.job.EnqueuedJob;
import com.smallbiz.application.job.FinishedJob;
import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobAttempt;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.Leftover;
import com.smallbiz.application.job.NewJob;
import com.smallbiz.application.job.Poison;
import com.smallbiz.application.job.Retention;
import com.smallbiz.application.job.StartedJob;
import com.smallbiz.application.port.out.Jobs;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Jobs in PostgreSQL. */
final class JdbcJobs implements Jobs {

  private static final long KEPT = TimeUnit.MICROSECONDS.convert(Retention.STANDARD.succeeded());

  private final JdbcClient jdbc;

  JdbcJobs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public EnqueuedJob enqueue(NewJob job) {
    return reach(
        () ->
            jdbc.sql(JobSql.ENQUEUE)
                .param("id", job.id().value())
                .param("type", job.type())
                .param("typeVersion", job.typeVersion())
                .param("queue", job.queue())
                .param("arguments", job.arguments())
                .param("uniqueKey", job.uniqueKey())
                .param("requestId", job.origin().requestId())
                .param("traceparent", job.origin().traceparent())
                .param("maxAttempts", job.maxAttempts())
                .param("delay", delay(job))
                .param("dueAt", dueAt(job))
                .param("redacted", JobMapper.redacted(job))
                .query((row, number) -> enqueued(row))
                .single());
  }

  @Override
  public List<EnqueuedJob> enqueueAll(List<NewJob> added) {
    Map<String, EnqueuedJob> live =
        reach(
            () ->
                jdbc.sql(JobSql.ENQUEUE_ALL)
                    .param("ids", texts(added, it -> it.id().toString()))
                    .param("types", texts(added, NewJob::type))
                    .param("typeVersions", added.stream().mapToInt(NewJob::typeVersion).toArray())
                    .param("queues", texts(added, NewJob::queue))
                    .param("arguments", texts(added, NewJob::arguments))
                    .param("uniqueKeys", texts(added, NewJob::uniqueKey))
                    .param("requestIds", texts(added, it -> it.origin().requestId()))
                    .param("traceparents", texts(added, it -> it.origin().traceparent()))
                    .param("maxAttempts", added.stream().mapToInt(NewJob::maxAttempts).toArray())
                    .param("delays", added.stream().map(JdbcJobs::delay).toArray(Long[]::new))
                    .param("dueAts", texts(added, JdbcJobs::dueAt))
                    .param("redacted", texts(added, JobMapper::redacted))
                    .query(by(JdbcJobs::key, JdbcJobs::enqueued)));
    return added.stream().map(it -> live.get(key(it))).toList();
  }

  /** Jobs whose worker was lost are few, and looked at apart, so that the others are quick. */
  @Override
  public List<StartedJob> start(Collection<Claim> claims, boolean suspectToo) {
    var started = new ArrayList<>(update(JobSql.START, claims, Map.of()));
    List<Claim> others = without(claims, started.stream().map(Job::id).toList());
    if (!others.isEmpty()) {
      boolean hasSuspect = started.stream().anyMatch(Job::isSuspect);
      started.addAll(takeOver(others, suspectToo && !hasSuspect));
    }
    return started.stream()
        .map(job -> new StartedJob(new Claim(job.id(), job.queue(), job.token()), job))
        .toList();
  }

  private List<Job> takeOver(List<Claim> claims, boolean suspectToo) {
    var parameters =
        Map.of(
            "suspectToo", suspectToo,
            "suspicious", Poison.SUSPICIOUS_CRASHES,
            "deadly", Poison.DEADLY_CRASHES,
            "lostCode", Poison.WORKER_LOST.code(),
            "lostMessage", Poison.WORKER_LOST.message(),
            "poisonCode", Poison.POISON.code(),
            "poisonMessage", Poison.POISON.message());
    return update(JobSql.TAKE_OVER, claims, parameters).stream()
        .filter(job -> job.state() == JobState.RUNNING)
        .toList();
  }

  private List<Job> update(String sql, Collection<Claim> claims, Map<String, ?> parameters) {
    return reach(() -> byIdAndToken(sql, claims).params(parameters).query(new JobMapper()).list());
  }

  /**
   * In the order of the ids: two statements that meet wait for each other, and hardly ever both.
   */
  private JdbcClient.StatementSpec byIdAndToken(String sql, Collection<Claim> claims) {
    List<Claim> inOrder =
        claims.stream().sorted(Comparator.comparing(claim -> claim.id().toString())).toList();
    return jdbc.sql(sql)
        .param("ids", texts(inOrder, claim -> claim.id().toString()))
        .param("tokens", inOrder.stream().mapToLong(Claim::token).toArray());
  }

  private static List<Claim> without(Collection<Claim> claims, Collection<JobId> ids) {
    var known = new HashSet<>(ids);
    return claims.stream().filter(claim -> !known.contains(claim.id())).toList();
  }

  @Override
  public Map<JobId, Duration> untilDue(Collection<JobId> ids) {
    return reach(
        () ->
            jdbc.sql(JobSql.UNTIL_DUE)
                .param("ids", texts(ids, JobId::toString))
                .query(byId(row -> micros(row, "micros"))));
  }

  /** Successes are recorded apart, by a statement that does little, since they are the most. */
  @Override
  public Map<JobId, JobState> finish(Collection<FinishedJob> finished) {
    var states = new HashMap<JobId, JobState>();
    List<Claim> successes =
        finished.stream()
            .filter(job -> job.outcome() instanceof JobOutcome.Succeeded)
            .map(FinishedJob::claim)
            .toList();
    if (!successes.isEmpty()) {
      succeed(successes).forEach(id -> states.put(id, JobState.SUCCEEDED));
    }
    List<Ending> others =
        finished.stream()
            .filter(job -> !states.containsKey(job.claim().id()))
            .map(Ending::of)
            .toList();
    if (!others.isEmpty()) {
      states.putAll(end(others));
    }
    return states;
  }

  private List<JobId> succeed(List<Claim> claims) {
    return reach(
        () ->
            byIdAndToken(JobSql.SUCCEED, claims).query((row, number) -> JobMapper.id(row)).list());
  }

  private Map<JobId, JobState> end(List<Ending> endings) {
    return reach(
        () ->
            jdbc.sql(JobSql.FINISH)
                .param("ids", texts(endings, it -> it.claim().id().toString()))
                .param("tokens", endings.stream().mapToLong(it -> it.claim().token()).toArray())
                .param("states", texts(endings, it -> Names.of(it.state())))
                .param("counts", endings.stream().map(Ending::counts).toArray(Boolean[]::new))
                .param("delays", endings.stream().map(Ending::delayMicros).toArray(Long[]::new))
                .param("errorCodes", texts(endings, Ending::errorCode))
                .param("errorMessages", texts(endings, Ending::errorMessage))
                .query(byId(JdbcJobs::state)));
  }

  @Override
  public List<JobAttempt> attempts(JobId id) {
    return reach(
        () ->
            jdbc.sql(JobSql.ATTEMPTS)
                .param("id", id.value())
                .query((row, number) -> attempt(row))
                .list());
  }

  @Override
  public Optional<Job> find(JobId id) {
    return reach(
        () ->
            jdbc.sql(JobSql.FIND)
                .param("id", id.value())
                .param("kept", KEPT)
                .query(new JobMapper())
                .optional());
  }

  @Override
  public Optional<JobId> findLive(String uniqueKey) {
    return reach(
        () ->
            jdbc.sql(JobSql.FIND_LIVE)
                .param("uniqueKey", uniqueKey)
                .query((row, number) -> JobMapper.id(row))
                .optional());
  }

  @Override
  public List<Leftover> leftovers(String queue, long epoch, int limit) {
    return reach(
        () ->
            jdbc.sql(JobSql.LEFTOVERS)
                .param("queue", queue)
                .param("epoch", epoch)
                .param("limit", limit)
                .query(
                    (row, number) ->
                        new Leftover(dispatch(row), row.getLong("handed_over_in") != 0))
                .list());
  }

  @Override
  public void handedOver(Collection<JobId> ids, long epoch) {
    reach(
        () ->
            jdbc.sql(JobSql.HANDED_OVER)
                .param("ids", texts(ids, JobId::toString))
                .param("epoch", epoch)
                .update());
  }

  /** What a job is found by among those that were added: it may be another that has its key. */
  private static String key(NewJob job) {
    return job.uniqueKey() == null ? job.id().toString() : job.uniqueKey();
  }

  private static String key(ResultSet row) throws SQLException {
    String uniqueKey = row.getString("unique_key");
    return uniqueKey == null ? row.getString("id") : uniqueKey;
  }

  private static @Nullable Long delay(NewJob job) {
    return job.due() instanceof DueTime.After after
        ? (Long) TimeUnit.MICROSECONDS.convert(after.delay())
        : null;
  }

  private static @Nullable String dueAt(NewJob job) {
    return job.due() instanceof DueTime.At at ? Micros.cut(at.time()).toString() : null;
  }

  /** Whoever runs it knows of it, and what was handed over once the queue knows. */
  private static EnqueuedJob enqueued(ResultSet row) throws SQLException {
    boolean known = state(row) == JobState.RUNNING || row.getLong("handed_over_in") > 0;
    return new EnqueuedJob(JobMapper.id(row), known ? null : dispatch(row));
  }

  private interface Column<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static <T> ResultSetExtractor<Map<JobId, T>> byId(Column<T> column) {
    return by(JobMapper::id, column);
  }

  private static <K, T> ResultSetExtractor<Map<K, T>> by(Column<K> key, Column<T> column) {
    return rows -> {
      var values = new HashMap<K, T>();
      while (rows.next()) {
        values.put(key.read(rows), column.read(rows));
      }
      return values;
    };
  }

  private static Dispatch dispatch(ResultSet row) throws SQLException {
    JobId id = JobMapper.id(row);
    String queue = row.getString("queue");
    String type = row.getString("type");
    long token = row.getLong("token");
    return state(row) == JobState.RUNNING
        ? Dispatch.held(id, queue, type, token)
        : Dispatch.waiting(id, queue, type, micros(row, "micros"), token);
  }

  private static JobAttempt attempt(ResultSet row) throws SQLException {
    return new JobAttempt(
        row.getInt("attempt"),
        Micros.read(row, "started_at"),
        Micros.read(row, "ended_at"),
        new JobError(row.getString("error_code"), row.getString("error_message")));
  }

  private static JobState state(ResultSet row) throws SQLException {
    return Names.constant(JobState.class, row.getString("state"));
  }

  private static Duration micros(ResultSet row, String column) throws SQLException {
    return Duration.of(row.getLong(column), ChronoUnit.MICROS);
  }

  /** An array for one statement to take; ids travel as text, which the driver has arrays of. */
  private static <T> @Nullable String[] texts(
      Collection<T> items, Function<T, @Nullable String> text) {
    return items.stream().map(text).toArray(String[]::new);
  }
}
