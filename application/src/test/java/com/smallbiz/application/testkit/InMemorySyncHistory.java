package com.smallbiz.application.testkit;

import static java.time.temporal.ChronoUnit.MICROS;

import com.smallbiz.application.order.SyncAttempt;
import com.smallbiz.application.port.out.SyncHistory;
import com.smallbiz.domain.order.OrderId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The attempts to sync orders, in memory. The clock is the database's. */
public final class InMemorySyncHistory implements SyncHistory {

  private final InMemoryTransactions database;
  private final InMemoryOrders orders;
  private final Clock clock;
  private final Map<Long, SyncAttempt> table;
  private long lastNumber;

  public InMemorySyncHistory(InMemoryTransactions database, InMemoryOrders orders, Clock clock) {
    this.database = database;
    this.orders = orders;
    this.clock = clock;
    this.table = database.newTable();
  }

  @Override
  public void add(SyncAttempt attempt) {
    database.exclusively(() -> table.put(++lastNumber, cut(attempt)));
  }

  @Override
  public List<SyncAttempt> latest(OrderId id, int limit) {
    return database.exclusively(
        () -> {
          var found = new ArrayList<SyncAttempt>();
          if (orders.find(id).isPresent()) {
            table.values().stream().filter(it -> it.orderId().equals(id)).forEach(found::add);
          }
          Collections.reverse(found);
          return found.stream().limit(limit).toList();
        });
  }

  @Override
  public int removeExpired() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Instant last = clock.instant().minus(SyncAttempt.KEPT);
    return database.exclusively(
        () -> {
          int before = table.size();
          table.values().removeIf(it -> !it.startedAt().isAfter(last));
          return before - table.size();
        });
  }

  private static SyncAttempt cut(SyncAttempt attempt) {
    return new SyncAttempt(
        attempt.orderId(),
        attempt.startedAt().truncatedTo(MICROS),
        attempt.took().truncatedTo(MICROS),
        attempt.outcome(),
        attempt.answer(),
        attempt.revision(),
        attempt.jobId(),
        attempt.jobAttempt(),
        attempt.requestId());
  }
}
