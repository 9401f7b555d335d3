package com.smallbiz.application.testkit;

import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.FinishedJob;
import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobRegistry;
import com.smallbiz.application.job.JobRegistry.Registration;
import com.smallbiz.application.job.JobType;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.job.RetryPolicies;
import com.smallbiz.application.job.StartedJob;
import com.smallbiz.application.port.out.JobDispatcher;
import com.smallbiz.application.usecase.JobEnqueuer;
import com.smallbiz.application.usecase.JobRunner;
import com.smallbiz.application.usecase.JobSweep;
import com.smallbiz.application.usecase.JobWork;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Background work for tests of whoever enqueues jobs or handles them: the engine as it is, over
 * ports in memory, without a server, a thread or a wait.
 *
 * <ul>
 *   <li><b>Collected without running:</b> jobs that are enqueued stay where they are, and {@link
 *       #enqueued(JobType)} shows them.
 *   <li><b>Drained:</b> {@link #drain()} runs whatever is due, until nothing is.
 *   <li><b>Inline:</b> after {@link #runInline()} a job runs as soon as it is committed, before the
 *       call returns that enqueued it.
 *   <li><b>Time</b> stands still until {@link #letPass} moves it: delays, retries, leases.
 * </ul>
 */
public final class BackgroundWork {

  public static final Origin ORIGIN =
      new Origin("request-1", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final int MANY = 1_000;

  private final SettableClock clock = new SettableClock();
  private final InMemoryTransactions database = new InMemoryTransactions();
  private final InMemoryJobs jobs = new InMemoryJobs(database, clock);
  private final InMemoryJobQueue queue = new InMemoryJobQueue(clock, LEASE);
  private final InMemoryJobArguments arguments = new InMemoryJobArguments();
  private final InMemoryJobMeter meter = new InMemoryJobMeter();
  private final JobWork work = new JobWork(jobs, queue, meter);
  private final JobSweep sweep = new JobSweep(jobs, queue, queue, meter);
  private final Set<JobId> seen = new LinkedHashSet<>();

  private final JobRunner runner;
  private final JobEnqueuer enqueuer;
  private final Set<String> queues;
  private boolean inline;

  private BackgroundWork(RetryPolicies retryPolicies, List<Registration<?>> types) {
    var registry = new JobRegistry(types);
    JobDispatcher dispatcher = this::dispatch;
    this.runner = new JobRunner(registry, retryPolicies, arguments, new Random(1));
    this.enqueuer =
        new JobEnqueuer(
            jobs, arguments, dispatcher, database, new SequentialIds(), retryPolicies, meter);
    this.queues = types.stream().map(it -> it.type().queue()).collect(Collectors.toSet());
  }

  /** Background work of these types, which fail as often and wait as long as Sidekiq's do. */
  public static BackgroundWork of(Registration<?>... types) {
    return new BackgroundWork(RetryPolicies.DEFAULT, List.of(types));
  }

  public static BackgroundWork of(RetryPolicies retryPolicies, Registration<?>... types) {
    return new BackgroundWork(retryPolicies, List.of(types));
  }

  public JobEnqueuer enqueuer() {
    return enqueuer;
  }

  /** In which changes and jobs are committed together. */
  public InMemoryTransactions transactions() {
    return database;
  }

  /** Has jobs run from now on as soon as they are committed and due, in the thread that does so. */
  public void runInline() {
    inline = true;
    drain();
  }

  /** The arguments of all jobs of a type that were committed so far, whatever became of them. */
  public <A extends Record> List<A> enqueued(JobType<A> type) {
    return seen.stream()
        .map(this::job)
        .filter(job -> job.type().equals(type.name()))
        .map(job -> arguments.read(job.arguments(), type.arguments()))
        .toList();
  }

  public Job job(JobId id) {
    return jobs.find(id).orElseThrow();
  }

  public void letPass(Duration duration) {
    clock.advance(duration);
  }

  /**
   * Runs what is due, and what becomes due by that.
   *
   * @return how many times a job was run
   */
  public int drain() {
    int ran = 0;
    for (List<StartedJob> started = start(); !started.isEmpty(); started = start()) {
      for (StartedJob job : started) {
        var outcome = runner.run(job.job(), () -> false);
        work.finish(List.of(new FinishedJob(job.claim(), outcome)));
        ran++;
      }
    }
    return ran;
  }

  private List<StartedJob> start() {
    sweep.sweep(queues);
    return queues.stream()
        .flatMap(name -> work.start(Claims.take(queue, name, MANY), true).stream())
        .toList();
  }

  private void dispatch(Dispatch dispatch) {
    seen.add(dispatch.id());
    queue.handIn(dispatch.queue(), List.of(dispatch));
    if (inline) {
      drain();
    }
  }
}
