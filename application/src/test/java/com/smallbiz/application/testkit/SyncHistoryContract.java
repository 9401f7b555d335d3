package com.smallbiz.application.testkit;

import static com.smallbiz.application.testkit.OrderFixtures.anOrder;
import static java.time.temporal.ChronoUnit.MICROS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.smallbiz.application.job.JobId;
import com.smallbiz.application.order.SyncAttempt;
import com.smallbiz.application.order.SyncAttempt.Outcome;
import com.smallbiz.application.port.out.Orders;
import com.smallbiz.application.port.out.SyncHistory;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link SyncHistory} remembers. */
public abstract class SyncHistoryContract {

  /** Nothing is remembered when a test begins. */
  protected abstract SyncHistory history();

  protected abstract Orders orders();

  protected abstract Transactions transactions();

  /** The time by the clock that the history goes by. */
  protected abstract Instant now();

  protected abstract void letPass(Duration duration);

  @Test
  void anOrderThatWasNeverSentHasNoHistory() {
    assertThat(history().latest(stored().id(), 10)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void anAttemptComesBackAsItWasAdded(Outcome outcome) {
    var attempt =
        new SyncAttempt(
            stored().id(),
            now().truncatedTo(MICROS),
            Duration.ofSeconds(61, 234_567_000),
            outcome,
            "<b>🦊</b> ' \\ % \"x\"",
            Long.MAX_VALUE,
            new JobId(UUID.randomUUID()),
            25,
            "request-1");

    history().add(attempt);

    assertThat(history().latest(attempt.orderId(), 10)).containsExactly(attempt);
  }

  @Test
  void timesAreCutToTheMicrosecond() {
    OrderId id = stored().id();
    Instant precise = Instant.parse("2026-11-22T14:00:00.123456999Z");
    var exact =
        new SyncAttempt(
            id,
            precise,
            Duration.ofNanos(1_999),
            Outcome.SYNCED,
            "ext-1",
            1,
            new JobId(UUID.randomUUID()),
            1,
            "request-1");

    history().add(exact);

    SyncAttempt kept = history().latest(id, 1).get(0);
    assertThat(kept.startedAt()).isEqualTo(precise.truncatedTo(MICROS));
    assertThat(kept.took()).isEqualTo(Duration.ofNanos(1_000));
  }

  @Test
  void theLatestAttemptsOfAnOrderComeFirst() {
    OrderId id = stored().id();
    OrderId other = stored().id();
    for (int i = 1; i <= 4; i++) {
      history().add(attempt(id, "answer " + i));
      history().add(attempt(other, "another's"));
    }

    assertThat(history().latest(id, 3))
        .extracting(SyncAttempt::answer)
        .containsExactly("answer 4", "answer 3", "answer 2");
  }

  @Test
  void anAttemptIsGoneWithItsOrder() {
    Order order = stored();
    history().add(attempt(order.id(), "ext-1"));

    orders().remove(order);

    assertThat(history().latest(order.id(), 10)).isEmpty();
  }

  @Test
  void anAttemptTakesPartInTransactions() {
    OrderId id = stored().id();
    try {
      transactions()
          .inTransaction(
              () -> {
                history().add(attempt(id, "ext-1"));
                throw new IllegalStateException("undone");
              });
    } catch (IllegalStateException undone) {
      // As it was meant to be.
    }

    assertThat(history().latest(id, 10)).isEmpty();
  }

  @Test
  void attemptsAreForgottenOnceTheyWereKeptForLongEnough() throws InterruptedException {
    OrderId id = stored().id();
    history().add(attempt(id, "first"));
    history().add(attempt(id, "second"));
    letPass(SyncAttempt.KEPT);
    history().add(attempt(id, "third"));

    assertThat(history().removeExpired()).isEqualTo(2);
    assertThat(history().removeExpired()).isZero();

    assertThat(history().latest(id, 10)).extracting(SyncAttempt::answer).containsExactly("third");
  }

  @Test
  void anInterruptEndsTheForgetting() {
    history().add(attempt(stored().id(), "first"));
    letPass(SyncAttempt.KEPT);

    Thread.currentThread().interrupt();

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> history().removeExpired());
  }

  private Order stored() {
    Order order = anOrder();
    orders().add(order);
    return order;
  }

  private SyncAttempt attempt(OrderId id, String answer) {
    return new SyncAttempt(
        id,
        now(),
        Duration.ofMillis(12),
        Outcome.UNAVAILABLE,
        answer,
        1,
        new JobId(UUID.randomUUID()),
        1,
        "request-1");
  }
}
