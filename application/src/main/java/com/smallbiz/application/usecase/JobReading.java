package com.smallbiz.application.usecase;

import com.smallbiz.application.job.Count;
import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobAttempt;
import com.smallbiz.application.job.JobFilter;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobKinds;
import com.smallbiz.application.job.JobPage;
import com.smallbiz.application.job.JobQuery;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.QueueLoad;
import com.smallbiz.application.job.QueueSummary;
import com.smallbiz.application.port.in.CountJobs;
import com.smallbiz.application.port.in.FindJob;
import com.smallbiz.application.port.in.FindJobAttempts;
import com.smallbiz.application.port.in.FindJobKinds;
import com.smallbiz.application.port.in.GlanceAtQueues;
import com.smallbiz.application.port.in.ListJobs;
import com.smallbiz.application.port.in.MeasureRelayLag;
import com.smallbiz.application.port.in.SummarizeQueues;
import com.smallbiz.application.port.out.JobCatalog;
import com.smallbiz.application.port.out.Jobs;
import com.smallbiz.application.port.out.QueueContents;
import com.smallbiz.application.port.out.QueueUnavailable;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Looks jobs and queues up. The database knows best, but it has to count, and to find the few jobs
 * that run it has to look at all that are enqueued. So of a long queue, and only then, the queue
 * itself is asked, unless it is away or plainly wrong.
 */
public final class JobReading
    implements FindJob,
        FindJobAttempts,
        ListJobs,
        SummarizeQueues,
        GlanceAtQueues,
        CountJobs,
        FindJobKinds,
        MeasureRelayLag {

  /** From how many enqueued and running jobs on a queue is long: some milliseconds to count. */
  private static final int LONG = 5_000;

  /** Of so many jobs of a queue the queue is asked whether it knows them. */
  private static final int ASKED_ABOUT = 100;

  private final Jobs jobs;
  private final JobCatalog catalog;
  private final QueueContents contents;
  private final int longFrom;

  public JobReading(Jobs jobs, JobCatalog catalog, QueueContents contents) {
    this(jobs, catalog, contents, LONG);
  }

  JobReading(Jobs jobs, JobCatalog catalog, QueueContents contents, int longFrom) {
    this.jobs = jobs;
    this.catalog = catalog;
    this.contents = contents;
    this.longFrom = longFrom;
  }

  @Override
  public Optional<Job> find(JobId id) {
    return jobs.find(id);
  }

  @Override
  public List<JobAttempt> attempts(JobId id) {
    return jobs.attempts(id);
  }

  @Override
  public JobPage list(JobQuery query) {
    return query.filter().state() == JobState.RUNNING ? listRunning(query) : catalog.page(query);
  }

  private JobPage listRunning(JobQuery query) {
    String queue = query.filter().queue();
    Collection<String> queues = queue == null ? catalog.queues() : List.of(queue);
    if (catalog.summarize(List.copyOf(queues), longFrom, 1).stream().noneMatch(this::isLong)) {
      return catalog.page(query);
    }
    try {
      return catalog.pageOf(
          queues.stream().flatMap(it -> contents.claimed(it).stream()).collect(Collectors.toSet()),
          query);
    } catch (QueueUnavailable away) {
      return catalog.page(query);
    }
  }

  @Override
  public List<QueueSummary> summarize(Collection<String> named) {
    return summarize(named, Integer.MAX_VALUE);
  }

  @Override
  public List<QueueSummary> glance(Collection<String> named) {
    return summarize(named, Count.LIMIT + 1);
  }

  private List<QueueSummary> summarize(Collection<String> named, int limit) {
    var queues = new LinkedHashSet<>(named);
    queues.addAll(new TreeSet<>(catalog.queues()));
    return catalog.summarize(List.copyOf(queues), longFrom, limit).stream()
        .map(summary -> isLong(summary) ? summarizeLong(summary, limit) : summary)
        .toList();
  }

  /** A queue that knows of fewer jobs than were counted has lost some, or was not told yet. */
  private QueueSummary summarizeLong(QueueSummary counted, int limit) {
    try {
      QueueLoad load = contents.load(counted.name());
      if (load.ready() >= longFrom) {
        return counted.withLoad(load);
      }
    } catch (QueueUnavailable away) {
      // Counted below.
    }
    return catalog.summarize(List.of(counted.name()), limit, limit).get(0);
  }

  @Override
  public Count count(JobFilter filter) {
    return catalog.count(filter, Count.LIMIT);
  }

  @Override
  public JobKinds kinds() {
    return new JobKinds(new TreeSet<>(catalog.queues()), new TreeSet<>(catalog.types()));
  }

  @Override
  public Duration relayLag() {
    return catalog.queues().stream()
        .map(this::relayLag)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /**
   * A queue that was told in good time is what nobody may have noted yet, after a flood of jobs.
   */
  private Duration relayLag(String queue) {
    Map<JobId, Duration> untold = new HashMap<>(catalog.untold(queue, ASKED_ABOUT));
    if (!untold.isEmpty()) {
      try {
        untold.keySet().removeAll(contents.known(queue, Set.copyOf(untold.keySet())));
      } catch (QueueUnavailable away) {
        // What is not noted counts as not told.
      }
    }
    return untold.values().stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  private boolean isLong(QueueSummary summary) {
    return summary.depth() + summary.running() >= longFrom;
  }
}
