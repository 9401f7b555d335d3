package com.smallbiz.application.testkit;

import static java.util.Locale.ROOT;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.smallbiz.application.job.Count;
import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobFilter;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobPage;
import com.smallbiz.application.job.JobQuery;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.QueueSummary;
import com.smallbiz.application.order.OrderSyncKey;
import com.smallbiz.application.port.out.JobCatalog;
import com.smallbiz.application.testkit.InMemoryJobs.Row;
import com.smallbiz.domain.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A look at the jobs in memory. */
public record InMemoryJobCatalog(InMemoryJobs jobs, int searched) implements JobCatalog {

  public InMemoryJobCatalog(InMemoryJobs jobs) {
    this(jobs, 10_000);
  }

  private static final Duration ON_THEIR_WAY = Duration.ofSeconds(5);

  private static final Duration SUCCESSES_ARE_SEEN = Duration.ofHours(24);

  /** As PostgreSQL compares UUIDs: by their digits, which Java would take for signed numbers. */
  private static final Comparator<JobId> BY_ID = Comparator.comparing(JobId::toString);

  @Override
  public JobPage page(JobQuery query) {
    return page(query, job -> true);
  }

  @Override
  public JobPage pageOf(Collection<JobId> ids, JobQuery query) {
    return page(query, job -> ids.contains(job.id()));
  }

  private JobPage page(JobQuery query, Predicate<Job> condition) {
    List<Job> inSequence =
        jobs.withRows(
            rows ->
                rows.values().stream()
                    .map(Row::job)
                    .filter(job -> isSeen(job, jobs.now()))
                    .filter(condition)
                    .filter(job -> matches(job, query.filter()))
                    .filter(job -> isAfter(job, query.after()))
                    .sorted(Comparator.comparing(Job::id, BY_ID.reversed()))
                    .toList());
    List<Job> looked = looked(inSequence, query.filter().text());
    List<Job> found =
        looked.stream()
            .filter(job -> fits(job, query.filter().text()))
            .limit(query.limit() + 1L)
            .toList();
    return found.size() <= query.limit() && looked.size() < inSequence.size()
        ? new JobPage(found, looked.get(looked.size() - 1).id(), true)
        : JobPage.of(found, query.limit());
  }

  private List<Job> looked(List<Job> jobs, String text) {
    return text == null || id(text).isPresent() || jobs.size() <= searched
        ? jobs
        : jobs.subList(0, searched);
  }

  private static boolean fits(Job job, String text) {
    return text == null
        || id(text)
            .map(id -> names(id, job))
            .orElseGet(
                () ->
                    Stream.of(
                            job.type(),
                            job.uniqueKey(),
                            job.lastError() == null ? null : job.lastError().code(),
                            job.lastError() == null ? null : job.lastError().message())
                        .filter(Objects::nonNull)
                        .anyMatch(it -> it.toLowerCase(ROOT).contains(text.toLowerCase(ROOT))));
  }

  private static boolean names(UUID id, Job job) {
    return job.id().value().equals(id)
        || (job.state() != JobState.SUCCEEDED
            && OrderSyncKey.of(new OrderId(id)).equals(job.uniqueKey()));
  }

  private static Optional<UUID> id(String text) {
    try {
      UUID id = UUID.fromString(text);
      return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  @Override
  public Count count(JobFilter filter, int limit) {
    JobPage page = page(new JobQuery(filter, limit, null));
    return new Count(page.jobs().size(), page.next() != null);
  }

  @Override
  public Map<JobId, Duration> untold(String queue, int limit) {
    Instant now = jobs.now();
    return jobs.withRows(
        rows ->
            rows.values().stream()
                .filter(row -> row.handedOverIn() == 0)
                .map(Row::job)
                .filter(job -> job.queue().equals(queue) && job.state().isLive())
                .filter(job -> job.state() != JobState.RUNNING)
                .filter(job -> !job.enqueuedAt().isAfter(now.minus(ON_THEIR_WAY)))
                .sorted(Comparator.comparing(Job::enqueuedAt))
                .limit(limit)
                .collect(toMap(Job::id, job -> dueFor(job, now))));
  }

  private static Duration dueFor(Job job, Instant now) {
    Instant next = job.nextAttemptAt();
    Instant since = next == null || next.isBefore(job.enqueuedAt()) ? job.enqueuedAt() : next;
    return since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
  }

  @Override
  public Set<String> types() {
    return jobs.withRows(
        rows -> rows.values().stream().map(row -> row.job().type()).collect(toSet()));
  }

  /** A job that succeeded is not seen for ever. */
  static boolean isSeen(Job job, Instant now) {
    return job.state() != JobState.SUCCEEDED
        || job.finishedAt().isAfter(now.minus(SUCCESSES_ARE_SEEN));
  }

  private static boolean isAfter(Job job, JobId after) {
    return after == null || BY_ID.compare(job.id(), after) < 0;
  }

  private static boolean matches(Job job, JobFilter filter) {
    return (filter.state() == null || filter.state() == job.state())
        && (filter.queue() == null || filter.queue().equals(job.queue()))
        && (filter.type() == null || filter.type().equals(job.type()));
  }

  @Override
  public Set<String> queues() {
    return jobs.withRows(
        rows -> rows.values().stream().map(row -> row.job().queue()).collect(toSet()));
  }

  @Override
  public List<QueueSummary> summarize(List<String> queues, int limit, int others) {
    return queues.stream().map(queue -> summary(queue, limit, others)).toList();
  }

  private QueueSummary summary(String queue, int limit, int others) {
    Instant now = jobs.now();
    List<Row> rows =
        jobs.withRows(
            all -> all.values().stream().filter(it -> it.job().queue().equals(queue)).toList());
    List<Row> atHand =
        rows.stream()
            .filter(it -> it.job().state() == JobState.ENQUEUED || it.isRunning())
            .limit(limit)
            .toList();
    Predicate<Row> isDue = row -> row.isWaiting() && row.untilDue(now).isZero();
    Predicate<Row> isEnqueued = row -> row.job().state() == JobState.ENQUEUED;
    Duration latency =
        rows.stream()
            .filter(isDue)
            .map(row -> Duration.between(row.dueAt(), now))
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    return new QueueSummary(
        queue,
        atHand.stream().filter(isEnqueued).count()
            + rows.stream().filter(isEnqueued.negate().and(isDue)).count(),
        Math.min(others, count(rows, JobState.SCHEDULED, isDue.negate())),
        Math.min(others, count(rows, JobState.RETRYING, isDue.negate())),
        Math.min(others, count(rows, JobState.DEAD, row -> true)),
        count(atHand, JobState.RUNNING, row -> true),
        latency);
  }

  private static long count(List<Row> rows, JobState state, Predicate<Row> condition) {
    return rows.stream().filter(row -> row.job().state() == state).filter(condition).count();
  }
}
