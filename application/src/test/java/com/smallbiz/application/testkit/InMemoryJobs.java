package com.smallbiz.application.testkit;

import static java.time.temporal.ChronoUnit.MICROS;

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
import com.smallbiz.application.port.out.EndedJobs;
import com.smallbiz.application.port.out.Jobs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Jobs in memory, with the manners of the real ones. The clock is the database's. */
public final class InMemoryJobs implements Jobs, EndedJobs {

  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final Duration TOLERANCE = Duration.ofSeconds(1);
  private static final Duration WHILE_RUNNING = Duration.ofSeconds(5);
  private static final Duration WHILE_SUSPECTED = Duration.ofSeconds(1);

  private final InMemoryTransactions database;
  private final Map<JobId, Row> table;
  private final Clock clock;

  public InMemoryJobs(InMemoryTransactions database, Clock clock) {
    this.database = database;
    this.table = database.newTable();
    this.clock = clock;
  }

  @Override
  public EnqueuedJob enqueue(NewJob job) {
    return enqueueAll(List.of(job)).get(0);
  }

  @Override
  public List<EnqueuedJob> enqueueAll(List<NewJob> added) {
    return database.exclusively(
        () -> {
          added.forEach(this::add);
          return added.stream().map(it -> liveTwin(it).orElseThrow().enqueued(now())).toList();
        });
  }

  private void add(NewJob job) {
    Row asked = Row.of(job, now());
    Row row = liveTwin(job).map(twin -> twin.askedAgain(asked)).orElse(asked);
    table.put(row.id(), row);
  }

  @Override
  public List<StartedJob> start(Collection<Claim> claims, boolean suspectToo) {
    return database.exclusively(
        () -> {
          var started = new ArrayList<StartedJob>();
          boolean suspectWelcome = suspectToo;
          for (Claim claim : claims) {
            Row row = table.get(claim.id());
            if (row == null || !row.isStartable(claim, now())) {
              continue;
            }
            Row next = row.started(claim, now());
            if (next.job().isSuspect() && next.isRunning() && row.isLostBefore(claim)) {
              if (!suspectWelcome) {
                continue;
              }
              suspectWelcome = false;
            }
            table.put(claim.id(), next);
            if (next.isRunning()) {
              started.add(new StartedJob(claim, next.job()));
            }
          }
          return started;
        });
  }

  @Override
  public Map<JobId, Duration> untilDue(Collection<JobId> ids) {
    return database.exclusively(
        () -> {
          var waits = new HashMap<JobId, Duration>();
          for (JobId id : ids) {
            Row row = table.get(id);
            if (row != null && row.job().state().isLive()) {
              waits.put(id, row.isRunning() ? row.whileRunning() : row.untilDue(now()));
            }
          }
          return waits;
        });
  }

  @Override
  public Map<JobId, JobState> finish(Collection<FinishedJob> finished) {
    return database.exclusively(
        () -> {
          var states = new HashMap<JobId, JobState>();
          for (FinishedJob end : finished) {
            Row row = table.get(end.claim().id());
            if (row != null && row.job().token() == end.claim().token()) {
              Row recorded = row.isRunning() ? row.finished(end.outcome(), now()) : row;
              table.put(row.id(), recorded);
              states.put(row.id(), recorded.job().state());
            }
          }
          return states;
        });
  }

  @Override
  public Optional<Job> find(JobId id) {
    return database.exclusively(
        () ->
            Optional.ofNullable(table.get(id))
                .filter(row -> !row.hasSucceededBefore(now().minus(Retention.STANDARD.succeeded())))
                .map(Row::job));
  }

  @Override
  public int removeExpired(Retention retention) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return database.exclusively(
        () -> {
          int before = table.size();
          table
              .values()
              .removeIf(row -> row.hasSucceededBefore(now().minus(retention.succeeded())));
          List<Row> dead =
              table.values().stream()
                  .filter(row -> row.job().state() == JobState.DEAD)
                  .sorted(Comparator.comparing((Row row) -> row.job().finishedAt()).reversed())
                  .toList();
          for (int i = 0; i < dead.size(); i++) {
            if (i >= retention.maxDead()
                || !dead.get(i).job().finishedAt().isAfter(now().minus(retention.dead()))) {
              table.remove(dead.get(i).id());
            }
          }
          return before - table.size();
        });
  }

  @Override
  public List<JobAttempt> attempts(JobId id) {
    return database.exclusively(
        () -> Optional.ofNullable(table.get(id)).map(Row::attempts).orElse(List.of()));
  }

  @Override
  public Optional<JobId> findLive(String uniqueKey) {
    return database.exclusively(() -> liveTwin(uniqueKey).map(Row::id));
  }

  @Override
  public List<Leftover> leftovers(String queue, long epoch, int limit) {
    return database.exclusively(
        () ->
            table.values().stream()
                .filter(row -> row.job().queue().equals(queue))
                .filter(row -> row.job().state().isLive() && row.handedOverIn() != epoch)
                .filter(row -> !row.job().enqueuedAt().isAfter(now().minus(GRACE)))
                .sorted(
                    Comparator.comparingLong(Row::handedOverIn)
                        .thenComparing(row -> row.job().enqueuedAt()))
                .limit(limit)
                .map(row -> new Leftover(row.dispatch(now()), row.handedOverIn() != 0))
                .toList());
  }

  @Override
  public void handedOver(Collection<JobId> ids, long epoch) {
    database.exclusively(
        () -> {
          ids.forEach(id -> table.computeIfPresent(id, (same, row) -> row.withHandedOverIn(epoch)));
          return null;
        });
  }

  /** The rows, for what else there is to do with them, in the open transaction or by itself. */
  <T> T withRows(Function<Map<JobId, Row>, T> operation) {
    return database.exclusively(() -> operation.apply(table));
  }

  Instant now() {
    return clock.instant().truncatedTo(MICROS);
  }

  private Optional<Row> liveTwin(NewJob job) {
    return job.uniqueKey() == null
        ? Optional.ofNullable(table.get(job.id()))
        : liveTwin(job.uniqueKey());
  }

  private Optional<Row> liveTwin(String uniqueKey) {
    return table.values().stream()
        .filter(row -> row.job().state().isLive())
        .filter(row -> uniqueKey.equals(row.job().uniqueKey()))
        .findAny();
  }

  /** A job and what only the store knows of it. */
  record Row(Job job, long handedOverIn, boolean isAskedAgain, List<JobAttempt> attempts) {

    static Row of(NewJob job, Instant now) {
      Instant due = dueAt(job.due(), now).truncatedTo(MICROS);
      boolean isLater = due.isAfter(now);
      var enqueued =
          new Job(
              job.id(),
              job.type(),
              job.typeVersion(),
              job.queue(),
              job.arguments(),
              job.uniqueKey(),
              job.origin(),
              isLater ? JobState.SCHEDULED : JobState.ENQUEUED,
              0,
              job.maxAttempts(),
              0,
              0,
              now,
              isLater ? due : null,
              null,
              null,
              isLater ? due : null,
              null,
              null,
              job.redacted());
      return new Row(enqueued, 0, false, List.of());
    }

    private static Instant dueAt(DueTime due, Instant now) {
      return due instanceof DueTime.At at ? at.time() : now.plus(((DueTime.After) due).delay());
    }

    JobId id() {
      return job.id();
    }

    boolean isRunning() {
      return job.state() == JobState.RUNNING;
    }

    boolean isWaiting() {
      return job.state().isLive() && !isRunning();
    }

    Instant dueAt() {
      if (job.nextAttemptAt() != null) {
        return job.nextAttemptAt();
      }
      return job.scheduledAt() != null ? job.scheduledAt() : job.enqueuedAt();
    }

    Duration untilDue(Instant now) {
      return dueAt().isAfter(now) ? Duration.between(now, dueAt()) : Duration.ZERO;
    }

    boolean isStartable(Claim claim, Instant now) {
      return isRunning()
          ? job.token() <= claim.token()
          : isWaiting() && job.token() < claim.token() && untilDue(now).compareTo(TOLERANCE) < 0;
    }

    Row askedAgain(Row asked) {
      return job.state() == JobState.SCHEDULED && asked.dueAt().isBefore(dueAt())
          ? broughtForward(asked.job().state(), asked.dueAt())
          : new Row(job, handedOverIn, isAskedAgain || isRunning(), attempts);
    }

    EnqueuedJob enqueued(Instant now) {
      boolean known = isRunning() || handedOverIn > 0;
      return new EnqueuedJob(id(), known ? null : dispatch(now));
    }

    boolean hasSucceededBefore(Instant time) {
      return job.state() == JobState.SUCCEEDED && !job.finishedAt().isAfter(time);
    }

    Row withHandedOverIn(long epoch) {
      return new Row(job, epoch, isAskedAgain, attempts);
    }

    Dispatch dispatch(Instant now) {
      return isRunning()
          ? Dispatch.held(id(), job.queue(), job.type(), job.token())
          : Dispatch.waiting(id(), job.queue(), job.type(), untilDue(now), job.token());
    }

    Duration whileRunning() {
      return job.crashes() > 0 ? WHILE_SUSPECTED : WHILE_RUNNING;
    }

    boolean isLostBefore(Claim claim) {
      return isRunning() && job.token() < claim.token();
    }

    /** The same claim may be started twice, where the first answer was lost: it counts once. */
    Row started(Claim claim, Instant now) {
      if (isLostBefore(claim)) {
        return takenOver(claim, now);
      }
      int attempt = isRunning() ? job.attempt() : job.attempt() + 1;
      return running(attempt, 0, claim, now);
    }

    private Row takenOver(Claim claim, Instant now) {
      Row lost =
          noted(Poison.WORKER_LOST, now).running(job.attempt(), job.crashes() + 1, claim, now);
      return lost.job.crashes() < Poison.DEADLY_CRASHES
          ? lost
          : lost.ended(JobState.DEAD, now).failed(Poison.POISON, now);
    }

    private Row running(int attempt, int crashes, Claim claim, Instant now) {
      return new Row(
          with(JobState.RUNNING, attempt, crashes, claim.token(), now, null, null),
          handedOverIn,
          false,
          attempts);
    }

    private Row noted(JobError error, Instant now) {
      var attempt = new JobAttempt(job.attempt(), job.startedAt(), now, error);
      return new Row(
          job,
          handedOverIn,
          isAskedAgain,
          Stream.concat(attempts.stream(), Stream.of(attempt)).toList());
    }

    Row finished(JobOutcome outcome, Instant now) {
      if (outcome instanceof JobOutcome.Retry retry) {
        return noted(retry.error(), now)
            .waiting(JobState.RETRYING, job.attempt(), now.plus(retry.delay()))
            .failed(retry.error(), now);
      }
      if (outcome instanceof JobOutcome.Postponed postponed) {
        return waiting(JobState.RETRYING, job.attempt() - 1, now.plus(postponed.delay()))
            .failed(postponed.error(), now);
      }
      if (outcome instanceof JobOutcome.HandedBack) {
        return waiting(JobState.ENQUEUED, job.attempt() - 1, null);
      }
      if (outcome instanceof JobOutcome.Died died) {
        return noted(died.error(), now).ended(JobState.DEAD, now).failed(died.error(), now);
      }
      return ended(JobState.SUCCEEDED, now);
    }

    /** The queue may not know of it. A time that has not come gives way to this one. */
    Row retried(Instant now) {
      Instant time = job.scheduledAt();
      return waiting(JobState.RETRYING, job.state() == JobState.DEAD ? 0 : job.attempt(), now)
          .scheduledAt(time != null && time.isAfter(now) ? now : time)
          .withHandedOverIn(0);
    }

    Row killed(JobError reason, Instant now) {
      return ended(JobState.DEAD, now).failed(reason, now);
    }

    private Row waiting(JobState state, int attempt, Instant nextAttemptAt) {
      Instant next = nextAttemptAt == null ? null : nextAttemptAt.truncatedTo(MICROS);
      return new Row(
          with(state, attempt, 0, job.token(), job.startedAt(), null, next),
          handedOverIn,
          false,
          attempts);
    }

    private Row ended(JobState state, Instant now) {
      return isAskedAgain
          ? waiting(JobState.ENQUEUED, 0, null).scheduledAt(now)
          : new Row(
              with(state, job.attempt(), job.crashes(), job.token(), job.startedAt(), now, null),
              handedOverIn,
              false,
              attempts);
    }

    private Row scheduledAt(Instant time) {
      Job same =
          with(
              job.state(),
              time,
              job.attempt(),
              job.crashes(),
              job.token(),
              job.startedAt(),
              job.finishedAt(),
              job.nextAttemptAt());
      return new Row(same, handedOverIn, isAskedAgain, attempts);
    }

    private Row broughtForward(JobState state, Instant due) {
      Job sooner =
          with(
              state,
              due,
              job.attempt(),
              job.crashes(),
              job.token(),
              job.startedAt(),
              null,
              state == JobState.SCHEDULED ? due : null);
      return new Row(sooner, 0, isAskedAgain, attempts);
    }

    private Job with(
        JobState state,
        int attempt,
        int crashes,
        long token,
        Instant startedAt,
        Instant finishedAt,
        Instant nextAttemptAt) {
      return with(
          state, job.scheduledAt(), attempt, crashes, token, startedAt, finishedAt, nextAttemptAt);
    }

    private Job with(
        JobState state,
        Instant scheduledAt,
        int attempt,
        int crashes,
        long token,
        Instant startedAt,
        Instant finishedAt,
        Instant nextAttemptAt) {
      return new Job(
          job.id(),
          job.type(),
          job.typeVersion(),
          job.queue(),
          job.arguments(),
          job.uniqueKey(),
          job.origin(),
          state,
          attempt,
          job.maxAttempts(),
          crashes,
          token,
          job.enqueuedAt(),
          scheduledAt,
          startedAt,
          finishedAt,
          nextAttemptAt,
          job.lastError(),
          job.lastErrorAt(),
          job.redacted());
    }

    private Row failed(JobError error, Instant at) {
      var failed =
          new Job(
              job.id(),
              job.type(),
              job.typeVersion(),
              job.queue(),
              job.arguments(),
              job.uniqueKey(),
              job.origin(),
              job.state(),
              job.attempt(),
              job.maxAttempts(),
              job.crashes(),
              job.token(),
              job.enqueuedAt(),
              job.scheduledAt(),
              job.startedAt(),
              job.finishedAt(),
              job.nextAttemptAt(),
              error,
              at,
              job.redacted());
      return new Row(failed, handedOverIn, isAskedAgain, attempts);
    }
  }
}
