package com.smallbiz.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.idempotency.IdempotentRequest;
import com.smallbiz.application.port.out.IdempotencyKeys;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.application.testkit.IdempotencyKeysContract;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcIdempotencyKeysTest extends IdempotencyKeysContract {

  private static final TestDatabase DATABASE = TestDatabase.create();

  @BeforeEach
  void clear() {
    DATABASE.clear();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void moreThanABatchIsForgottenInOneGo() throws InterruptedException {
    DATABASE
        .sql()
        .sql(
            """
            INSERT INTO idempotency_keys (owner, key, fingerprint, created_at)
            SELECT gen_random_uuid(), 'key', 'f', now() - interval '25 hours'
            FROM generate_series(1, 5001)
            """)
        .update();

    assertThat(keys().removeExpired()).isEqualTo(5_001);
  }

  @Override
  protected IdempotencyKeys keys() {
    return DATABASE.idempotencyKeys();
  }

  @Override
  protected Transactions transactions() {
    return DATABASE.transactions();
  }

  /** The server's clock cannot be moved; what has happened can be moved into the past. */
  @Override
  protected void letPass(Duration duration) {
    DATABASE
        .sql()
        .sql(
            """
            UPDATE idempotency_keys
            SET created_at = created_at - :micros * interval '1 microsecond'
            """)
        .param("micros", duration.toNanos() / 1_000)
        .update();
  }

  @Override
  protected void whileReservedElsewhere(IdempotentRequest request, Runnable meanwhile) {
    var begun = new CountDownLatch(1);
    var ending = new CountDownLatch(1);
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          keys().reserve(request);
                          begun.countDown();
                          await(ending);
                          throw new IllegalStateException("undone");
                        }));
    await(begun);
    try {
      meanwhile.run();
    } finally {
      ending.countDown();
      other.exceptionally(undone -> null).join();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupt) {
      throw new AssertionError(interrupt);
    }
  }
}
