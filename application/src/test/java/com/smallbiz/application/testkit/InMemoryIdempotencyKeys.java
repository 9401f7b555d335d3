package com.smallbiz.application.testkit;

import com.smallbiz.application.idempotency.Answer;
import com.smallbiz.application.idempotency.IdempotentRequest;
import com.smallbiz.application.idempotency.Reservation;
import com.smallbiz.application.port.out.IdempotencyKeys;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Idempotency keys in memory. The clock is the database's. */
public final class InMemoryIdempotencyKeys implements IdempotencyKeys {

  private final InMemoryTransactions database;
  private final Map<Id, Row> table;
  private final Set<Id> elsewhere = new HashSet<>();
  private final Clock clock;

  private record Id(UUID owner, String key) {

    static Id of(IdempotentRequest request) {
      return new Id(request.owner(), request.key());
    }
  }

  private record Row(String fingerprint, Instant createdAt, Answer answer) {

    boolean isRemembered(Instant now) {
      return createdAt.isAfter(now.minus(IdempotentRequest.REMEMBERED_FOR));
    }
  }

  public InMemoryIdempotencyKeys(InMemoryTransactions database, Clock clock) {
    this.database = database;
    this.table = database.newTable();
    this.clock = clock;
  }

  @Override
  public Reservation reserve(IdempotentRequest request) {
    return database.exclusively(
        () -> {
          Row known = table.get(Id.of(request));
          if (known != null && known.isRemembered(clock.instant())) {
            return new Reservation.Answered(known.fingerprint(), known.answer());
          }
          if (elsewhere.contains(Id.of(request))) {
            return new Reservation.InFlight();
          }
          table.put(Id.of(request), new Row(request.fingerprint(), clock.instant(), null));
          return new Reservation.Granted();
        });
  }

  @Override
  public void store(IdempotentRequest request, Answer answer) {
    database.exclusively(
        () -> {
          Row reserved = table.get(Id.of(request));
          if (reserved == null) {
            throw new IllegalStateException("an answer without a reservation");
          }
          return table.put(
              Id.of(request), new Row(reserved.fingerprint(), reserved.createdAt(), answer));
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
          table.values().removeIf(row -> !row.isRemembered(clock.instant()));
          return before - table.size();
        });
  }

  /** Does something as if somebody else had reserved the key, and were undone later. */
  public void whileReservedElsewhere(IdempotentRequest request, Runnable meanwhile) {
    database.exclusively(() -> elsewhere.add(Id.of(request)));
    try {
      meanwhile.run();
    } finally {
      database.exclusively(() -> elsewhere.remove(Id.of(request)));
    }
  }
}
