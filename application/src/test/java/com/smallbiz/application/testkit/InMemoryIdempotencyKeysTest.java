package com.smallbiz.application.testkit;

import com.smallbiz.application.idempotency.IdempotentRequest;
import java.time.Duration;

class InMemoryIdempotencyKeysTest extends IdempotencyKeysContract {

  private final SettableClock clock = new SettableClock();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryIdempotencyKeys keys = new InMemoryIdempotencyKeys(transactions, clock);

  @Override
  protected InMemoryIdempotencyKeys keys() {
    return keys;
  }

  @Override
  protected InMemoryTransactions transactions() {
    return transactions;
  }

  @Override
  protected void letPass(Duration duration) {
    clock.advance(duration);
  }

  @Override
  protected void whileReservedElsewhere(IdempotentRequest request, Runnable meanwhile) {
    keys.whileReservedElsewhere(request, meanwhile);
  }
}
