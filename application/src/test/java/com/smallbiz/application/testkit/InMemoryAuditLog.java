package com.smallbiz.application.testkit;

import com.smallbiz.application.audit.AuditEntry;
import com.smallbiz.application.audit.AuditId;
import com.smallbiz.application.audit.AuditPage;
import com.smallbiz.application.audit.AuditQuery;
import com.smallbiz.application.audit.Press;
import com.smallbiz.application.port.out.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The audit log in memory. The clock is the storage's. */
public final class InMemoryAuditLog implements AuditLog {

  private static final Comparator<AuditEntry> NEWEST_FIRST =
      Comparator.comparing(AuditEntry::at).thenComparing(it -> it.id().toString()).reversed();

  private final InMemoryTransactions database;
  private final Map<AuditId, AuditEntry> table;
  private final Clock clock;
  private final int searched;

  public InMemoryAuditLog(InMemoryTransactions database, Clock clock) {
    this(database, clock, 10_000);
  }

  /**
   * @param searched how many entries a page looks at, where it looks for a text
   */
  public InMemoryAuditLog(InMemoryTransactions database, Clock clock, int searched) {
    this.database = database;
    this.table = database.newTable();
    this.clock = clock;
    this.searched = searched;
  }

  @Override
  public AuditEntry begin(AuditId id, Press press) {
    var entry =
        new AuditEntry(
            id,
            clock.instant(),
            press.who(),
            press.what(),
            press.onWhat(),
            press.origin().requestId(),
            AuditEntry.Status.UNDER_WAY,
            null);
    database.exclusively(() -> table.put(id, entry));
    return entry;
  }

  @Override
  public AuditEntry end(AuditId id, AuditEntry.Status status, String outcome) {
    return database.exclusively(
        () ->
            Objects.requireNonNull(
                table.computeIfPresent(
                    id,
                    (same, it) ->
                        new AuditEntry(
                            id,
                            it.at(),
                            it.who(),
                            it.what(),
                            it.onWhat(),
                            it.requestId(),
                            status,
                            outcome))));
  }

  @Override
  public Optional<AuditEntry> findRecent(AuditId id, String who, Duration age) {
    return database.exclusively(
        () ->
            Optional.ofNullable(table.get(id))
                .filter(it -> it.who().equals(who))
                .filter(it -> it.at().isAfter(clock.instant().minus(age))));
  }

  @Override
  public AuditPage page(AuditQuery query) {
    return database.exclusively(
        () -> {
          AuditEntry after = table.get(query.after());
          List<AuditEntry> candidates =
              table.values().stream()
                  .filter(it -> query.who() == null || query.who().equals(it.who()))
                  .filter(it -> after == null || NEWEST_FIRST.compare(it, after) > 0)
                  .sorted(NEWEST_FIRST)
                  .toList();
          List<AuditEntry> found =
              candidates.stream()
                  .limit(query.text() == null ? Long.MAX_VALUE : searched)
                  .filter(it -> query.text() == null || holds(it, query.text()))
                  .limit(query.limit() + 1L)
                  .toList();
          return query.text() == null
                  || found.size() > query.limit()
                  || candidates.size() <= searched
              ? AuditPage.of(found, query.limit())
              : new AuditPage(found, candidates.get(searched - 1).id(), true);
        });
  }

  @Override
  public int removeExpired() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return database.exclusively(
        () -> {
          int before = table.size();
          table.values().removeIf(it -> !it.at().isAfter(clock.instant().minus(KEPT_FOR)));
          return before - table.size();
        });
  }

  private static boolean holds(AuditEntry entry, String text) {
    return Stream.of(entry.who(), entry.what(), entry.onWhat(), entry.requestId(), entry.outcome())
        .filter(Objects::nonNull)
        .anyMatch(it -> it.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)));
  }
}
