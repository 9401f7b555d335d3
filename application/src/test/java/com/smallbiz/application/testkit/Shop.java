package com.smallbiz.application.testkit;

import com.smallbiz.application.job.FinishedJob;
import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobContext;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobRegistry;
import com.smallbiz.application.job.JobRegistry.Registration;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.job.RecurringJob;
import com.smallbiz.application.job.Retention;
import com.smallbiz.application.job.RetryPolicies;
import com.smallbiz.application.job.StartedJob;
import com.smallbiz.application.order.ExpectedVersion;
import com.smallbiz.application.port.in.OrderCommand;
import com.smallbiz.application.port.in.RequestOrderSyncCommand;
import com.smallbiz.application.port.in.SyncRequested;
import com.smallbiz.application.port.out.JobCatalog;
import com.smallbiz.application.port.out.JobControl;
import com.smallbiz.application.port.out.JobQueue;
import com.smallbiz.application.port.out.Jobs;
import com.smallbiz.application.port.out.QueueContents;
import com.smallbiz.application.usecase.CleanUpJob;
import com.smallbiz.application.usecase.JobEnqueuer;
import com.smallbiz.application.usecase.JobOperations;
import com.smallbiz.application.usecase.JobReading;
import com.smallbiz.application.usecase.JobRunner;
import com.smallbiz.application.usecase.JobSweep;
import com.smallbiz.application.usecase.JobWork;
import com.smallbiz.application.usecase.OrderChanges;
import com.smallbiz.application.usecase.OrderCreation;
import com.smallbiz.application.usecase.OrderSyncRequests;
import com.smallbiz.application.usecase.OrderSynchronization;
import com.smallbiz.application.usecase.PingJob;
import com.smallbiz.application.usecase.QueuePauses;
import com.smallbiz.application.usecase.RecurringRuns;
import com.smallbiz.application.usecase.SyncOperations;
import com.smallbiz.application.usecase.SyncOrderJob;
import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * The application as bootstrap builds it, but over ports in memory, with a clock that is moved by
 * hand and a worker that works when it is told to. A {@link Witness} stands before both sides of
 * the background work.
 */
public final class Shop {

  public static final Duration LEASE = Duration.ofSeconds(30);
  public static final Set<String> QUEUES = Set.of("integrations", "default");
  public static final Origin ORIGIN =
      new Origin("request-1", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

  public final SettableClock clock = new SettableClock();
  public final SequentialIds ids = new SequentialIds();
  public final Witness witness = new Witness();

  public final InMemoryTransactions database = new InMemoryTransactions();
  public final InMemoryOrders orders = new InMemoryOrders(database);
  public final InMemorySyncHistory syncHistory = new InMemorySyncHistory(database, orders, clock);
  public final InMemoryRecurringJobs recurringJobs = new InMemoryRecurringJobs(database, clock);
  private final InMemoryJobs rows = new InMemoryJobs(database, clock);
  public final Jobs jobs = witness.of(Jobs.class, rows);
  public final JobCatalog catalog = witness.of(JobCatalog.class, new InMemoryJobCatalog(rows));
  public final JobControl control = witness.of(JobControl.class, new InMemoryJobControl(rows));
  public final InMemoryQueues queues = new InMemoryQueues(database);
  public final InMemoryJobQueue redis = new InMemoryJobQueue(clock, LEASE);
  public final JobQueue queue = witness.of(JobQueue.class, redis);
  public final QueueContents contents = witness.of(QueueContents.class, redis);
  public final InMemoryJobArguments arguments = new InMemoryJobArguments();
  public final InMemoryJobMeter meter = new InMemoryJobMeter();
  public final InMemoryOrderSyncer externalSystem = new InMemoryOrderSyncer();

  public final JobEnqueuer enqueuer =
      new JobEnqueuer(
          jobs,
          arguments,
          new InMemoryJobDispatcher(queue),
          database,
          ids,
          RetryPolicies.DEFAULT,
          meter);
  public final OrderCreation creation = new OrderCreation(orders, database, ids, clock);
  public final OrderChanges changes = new OrderChanges(orders, database, clock);
  public final OrderSyncRequests syncRequests =
      new OrderSyncRequests(orders, jobs, enqueuer, database);
  public final OrderSynchronization synchronization =
      new OrderSynchronization(
          orders, externalSystem, syncHistory, database, clock, System::nanoTime);
  public final JobWork work = new JobWork(jobs, queue, meter);
  public final JobReading reading = new JobReading(jobs, catalog, contents);
  public final JobOperations operations =
      new JobOperations(catalog, control, new InMemoryJobDispatcher(queue), database);
  public final SyncOperations syncOperations =
      new SyncOperations(
          syncRequests, new InMemorySyncSurvey(orders), enqueuer, operations, database);
  public final QueuePauses pauses = new QueuePauses(QUEUES, queues, catalog);
  public final JobSweep sweep = new JobSweep(jobs, queue, contents, meter);
  public final JobRunner runner =
      new JobRunner(
          new JobRegistry(
              List.of(
                  new Registration<>(SyncOrderJob.TYPE, new SyncOrderJob(synchronization)),
                  new Registration<>(PingJob.TYPE, new PingJob()),
                  new Registration<>(
                      CleanUpJob.TYPE,
                      new CleanUpJob(
                          Map.of("ended jobs", () -> rows.removeExpired(Retention.STANDARD)))))),
          RetryPolicies.DEFAULT,
          arguments,
          new Random(1));

  /** The first attempt of a job with this number. */
  public static JobContext runOf(int number) {
    return new JobContext(new JobId(new UUID(0, number)), 1, ORIGIN);
  }

  /** A process that has these recurring jobs. */
  public RecurringRuns recurring(RecurringJob<?>... definitions) {
    return new RecurringRuns(
        List.of(definitions),
        recurringJobs,
        new InMemoryCronSchedules(),
        jobs,
        enqueuer,
        operations,
        database,
        ids);
  }

  /** A new order, written down. */
  public Order order() {
    return creation.create(OrderFixtures.aDraft());
  }

  public Order order(OrderId id) {
    return orders.find(id).orElseThrow();
  }

  public Job job(JobId id) {
    return jobs.find(id).orElseThrow();
  }

  /** A job that syncs this order, just enqueued or already under way. */
  public JobId requestSync(OrderId id) {
    var command = new RequestOrderSyncCommand(id, ExpectedVersion.ANY, ORIGIN);
    var answer = (SyncRequested.Enqueued) syncRequests.request(command).orElseThrow();
    return answer.jobId();
  }

  public static OrderCommand anyVersionOf(OrderId id) {
    return new OrderCommand(id, ExpectedVersion.ANY);
  }

  /** What the workers do, until nothing is due any more. */
  public void workUntilIdle() {
    List<StartedJob> started;
    do {
      sweep.sweep(QUEUES);
      started = QUEUES.stream().flatMap(queue -> startSome(queue).stream()).toList();
      for (StartedJob job : started) {
        var outcome = runner.run(job.job(), () -> false);
        work.finish(List.of(new FinishedJob(job.claim(), outcome)));
      }
    } while (!started.isEmpty());
  }

  /** Takes what is due in a queue and starts it. */
  public List<StartedJob> startSome(String name) {
    redis.reap(name);
    return work.start(Claims.take(redis, name, 10), true);
  }
}
