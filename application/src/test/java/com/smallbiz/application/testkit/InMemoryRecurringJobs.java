package com.smallbiz.application.testkit;

import static java.time.temporal.ChronoUnit.MICROS;

import com.smallbiz.application.job.CronSchedule;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.Recurrence;
import com.smallbiz.application.port.out.RecurringJobs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The times of recurring jobs in memory. The clock is the database's. */
public final class InMemoryRecurringJobs implements RecurringJobs {

  private static final Duration KEPT_FOR_OTHERS = Duration.ofDays(1);

  private final InMemoryTransactions database;
  private final Map<String, Row> table;
  private final Clock clock;

  /** A recurrence, and when somebody last vouched for it. */
  private record Row(Recurrence recurrence, Instant vouchedForAt) {

    boolean isDue(Instant now) {
      return recurrence.askedAt() != null || (!recurrence.paused() && hasItsTime(now));
    }

    boolean hasItsTime(Instant now) {
      return !recurrence.nextRunAt().isAfter(now);
    }

    Row vouchedFor(Instant now) {
      return new Row(recurrence, now);
    }

    Row with(Recurrence changed) {
      return new Row(changed, vouchedForAt);
    }
  }

  public InMemoryRecurringJobs(InMemoryTransactions database, Clock clock) {
    this.database = database;
    this.table = database.newTable();
    this.clock = clock;
  }

  @Override
  public Instant now() {
    return clock.instant().truncatedTo(MICROS);
  }

  @Override
  public void define(String name, CronSchedule schedule, Instant nextRun) {
    change(
        name,
        known ->
            known != null && known.recurrence().schedule().equals(schedule)
                ? known.vouchedFor(now())
                : new Row(defined(name, schedule, nextRun, known), now()));
  }

  @Override
  public void restore(String name, CronSchedule schedule, Instant nextRun) {
    change(
        name,
        known -> known != null ? known : new Row(defined(name, schedule, nextRun, null), now()));
  }

  @Override
  public Set<String> due(Set<String> names) {
    return database.exclusively(
        () -> {
          names.forEach(name -> table.computeIfPresent(name, (same, row) -> row.vouchedFor(now())));
          Instant tooLongAgo = now().minus(KEPT_FOR_OTHERS);
          table.values().removeIf(row -> row.vouchedForAt().isBefore(tooLongAgo));
          return table.values().stream()
              .filter(row -> row.isDue(now()))
              .map(row -> row.recurrence().name())
              .filter(names::contains)
              .collect(Collectors.toSet());
        });
  }

  @Override
  public Optional<Recurrence> take(String name) {
    return database.exclusively(
        () ->
            Optional.ofNullable(table.get(name))
                .filter(row -> row.isDue(now()))
                .map(Row::recurrence));
  }

  @Override
  public void ran(String name, JobId job, Instant nextRun) {
    change(name, row -> row == null ? null : row.with(afterRun(row.recurrence(), job, nextRun)));
  }

  @Override
  public Optional<Recurrence> find(String name) {
    return database.exclusively(() -> Optional.ofNullable(table.get(name)).map(Row::recurrence));
  }

  /** As if the table had been emptied, or brought back from before. */
  public void remove(String name) {
    change(name, row -> null);
  }

  @Override
  public List<Recurrence> list() {
    return database.exclusively(
        () ->
            table.values().stream()
                .map(Row::recurrence)
                .sorted(Comparator.comparing(Recurrence::name))
                .toList());
  }

  @Override
  public boolean ask(String name) {
    return changeKnown(
        name,
        known ->
            standing(
                known,
                known.nextRunAt(),
                known.paused(),
                known.askedAt() == null ? now() : known.askedAt()));
  }

  @Override
  public boolean pause(String name) {
    return changeKnown(name, known -> standing(known, known.nextRunAt(), true, known.askedAt()));
  }

  @Override
  public boolean resume(String name, Instant nextRun) {
    return changeKnown(
        name,
        known ->
            standing(
                known,
                known.paused() && !known.nextRunAt().isAfter(now())
                    ? nextRun.truncatedTo(MICROS)
                    : known.nextRunAt(),
                false,
                known.askedAt()));
  }

  private boolean changeKnown(String name, UnaryOperator<Recurrence> change) {
    return database.exclusively(
        () ->
            table.computeIfPresent(name, (same, row) -> row.with(change.apply(row.recurrence())))
                != null);
  }

  private void change(String name, UnaryOperator<Row> change) {
    database.exclusively(() -> table.compute(name, (same, row) -> change.apply(row)));
  }

  private Recurrence defined(String name, CronSchedule schedule, Instant nextRun, Row known) {
    return known == null
        ? new Recurrence(name, schedule, nextRun.truncatedTo(MICROS), false, null, null, null)
        : new Recurrence(
            name,
            schedule,
            known.hasItsTime(now()) ? known.recurrence().nextRunAt() : nextRun.truncatedTo(MICROS),
            known.recurrence().paused(),
            known.recurrence().lastRunAt(),
            known.recurrence().lastJob(),
            known.recurrence().askedAt());
  }

  private Recurrence afterRun(Recurrence before, JobId job, Instant nextRun) {
    return new Recurrence(
        before.name(),
        before.schedule(),
        nextRun.truncatedTo(MICROS),
        before.paused(),
        now(),
        job,
        null);
  }

  private static Recurrence standing(
      Recurrence before, Instant nextRunAt, boolean paused, Instant askedAt) {
    return new Recurrence(
        before.name(),
        before.schedule(),
        nextRunAt,
        paused,
        before.lastRunAt(),
        before.lastJob(),
        askedAt);
  }
}
