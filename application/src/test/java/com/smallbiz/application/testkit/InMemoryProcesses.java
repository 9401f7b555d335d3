package com.smallbiz.application.testkit;

import static java.time.temporal.ChronoUnit.MICROS;

import com.smallbiz.application.port.out.Processes;
import com.smallbiz.application.process.ProcessId;
import com.smallbiz.application.process.ProcessIdentity;
import com.smallbiz.application.process.ProcessInfo;
import com.smallbiz.application.process.ProcessVitals;
import com.smallbiz.application.process.Wish;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The processes in memory. The clock is the database's. */
public final class InMemoryProcesses implements Processes {

  private static final Duration HEARD_OF = Duration.ofSeconds(30);
  private static final Duration KEPT = Duration.ofDays(1);

  private final InMemoryTransactions database;
  private final Map<ProcessId, ProcessInfo> table;
  private final Clock clock;

  public InMemoryProcesses(InMemoryTransactions database, Clock clock) {
    this.database = database;
    this.table = database.newTable();
    this.clock = clock;
  }

  @Override
  public Wish beat(ProcessIdentity process, ProcessVitals vitals) {
    return database.exclusively(
        () -> {
          table
              .values()
              .removeIf(
                  it ->
                      !it.identity().id().equals(process.id())
                          && it.lastBeatAt().isBefore(now().minus(KEPT)));
          ProcessInfo known = table.get(process.id());
          var beating =
              new ProcessInfo(
                  process,
                  vitals,
                  known == null ? now() : known.startedAt(),
                  now(),
                  known == null ? Wish.NONE : known.wish(),
                  quietSince(known, vitals),
                  false);
          table.put(process.id(), beating);
          return beating.wish();
        });
  }

  private Instant quietSince(ProcessInfo known, ProcessVitals vitals) {
    if (!vitals.quiet()) {
      return null;
    }
    return known == null || known.quietSince() == null ? now() : known.quietSince();
  }

  @Override
  public List<ProcessInfo> list() {
    return database.exclusively(
        () ->
            table.values().stream()
                .map(it -> with(it, it.wish()))
                .sorted(
                    Comparator.comparing(ProcessInfo::gone)
                        .thenComparing(ProcessInfo::startedAt)
                        .thenComparing(it -> it.identity().id().toString()))
                .toList());
  }

  @Override
  public boolean tell(ProcessId process, Wish wish) {
    return database.exclusively(
        () -> {
          ProcessInfo known = table.get(process);
          if (known == null || isGone(known) || known.wish().compareTo(wish) >= 0) {
            return false;
          }
          table.put(process, with(known, wish));
          return true;
        });
  }

  @Override
  public void forget(ProcessId process) {
    database.exclusively(() -> table.remove(process));
  }

  private ProcessInfo with(ProcessInfo it, Wish wish) {
    return new ProcessInfo(
        it.identity(),
        it.vitals(),
        it.startedAt(),
        it.lastBeatAt(),
        wish,
        it.quietSince(),
        isGone(it));
  }

  private boolean isGone(ProcessInfo process) {
    return process.lastBeatAt().isBefore(now().minus(HEARD_OF));
  }

  private Instant now() {
    return clock.instant().truncatedTo(MICROS);
  }
}
