package com.smallbiz.application.usecase;

import static com.smallbiz.application.testkit.Shop.ORIGIN;
import static com.smallbiz.application.testkit.Shop.anyVersionOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smallbiz.application.job.JobContext;
import com.smallbiz.application.order.SyncAttempt;
import com.smallbiz.application.order.SyncAttempt.Outcome;
import com.smallbiz.application.port.out.OrderSyncFailed;
import com.smallbiz.application.port.out.OrderSyncFailed.NotAttempted;
import com.smallbiz.application.port.out.OrderSyncFailed.Rejected;
import com.smallbiz.application.port.out.OrderSyncFailed.Unavailable;
import com.smallbiz.application.port.out.OrderSyncer;
import com.smallbiz.application.testkit.InMemoryOrderSyncer;
import com.smallbiz.application.testkit.InMemoryOrderSyncer.Push;
import com.smallbiz.application.testkit.Shop;
import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderId;
import com.smallbiz.domain.order.SyncStatus;
import com.smallbiz.domain.order.Synchronization;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrderSynchronizationTest {

  private static final JobContext RUN = Shop.runOf(1);

  private final Shop shop = new Shop();
  private final OrderId id = shop.order().id();

  @AfterEach
  void leaveNoInterruptBehind() {
    Thread.interrupted();
  }

  @Test
  void anOrderIsSentAndSynced() throws Exception {
    shop.synchronization.sync(id, RUN);

    assertThat(sync())
        .isEqualTo(
            new Synchronization(
                SyncStatus.SYNCED, InMemoryOrderSyncer.externalId(id), shop.clock.instant(), null));
    assertThat(shop.externalSystem.pushes()).extracting(Push::origin).containsExactly(ORIGIN);
  }

  @Test
  void anOrderIsSyncingWhileItIsSent() throws Exception {
    var seen = new AtomicReference<Order>();

    syncThrough(
        (order, origin) -> {
          assertThat(order).isEqualTo(shop.order(id));
          seen.set(order);
          return "ext-1";
        });

    assertThat(seen.get().isSyncing()).isTrue();
  }

  @Test
  void noTransactionIsOpenDuringTheCall() throws Exception {
    var ranAtOnce = new AtomicBoolean();

    syncThrough(
        (order, origin) -> {
          shop.database.afterCommit(() -> ranAtOnce.set(true));
          assertThat(ranAtOnce).isTrue();
          return "ext-1";
        });

    assertThat(ranAtOnce).isTrue();
  }

  @Test
  void anOrderThatIsSyncedIsNotSentAgain() throws Exception {
    shop.synchronization.sync(id, RUN);
    shop.synchronization.sync(id, RUN);

    assertThat(shop.externalSystem.pushes()).hasSize(1);
  }

  @Test
  void anOrderThatIsGoneIsNotSent() {
    assertThatCode(() -> shop.synchronization.sync(new OrderId(new UUID(0, 0)), RUN))
        .doesNotThrowAnyException();
    assertThat(shop.externalSystem.pushes()).isEmpty();
  }

  @Test
  void anEditDuringTheCallIsKeptAndTheOrderStaysOutdated() throws Exception {
    syncThrough(
        (order, origin) -> {
          shop.changes.submit(anyVersionOf(id));
          return "ext-1";
        });

    Order order = shop.order(id);
    assertThat(order.revision()).isEqualTo(2);
    assertThat(order.synchronization())
        .isEqualTo(new Synchronization(SyncStatus.PENDING, "ext-1", shop.clock.instant(), null));
  }

  @Test
  void anOrderThatIsDeletedDuringTheCallStaysDeleted() throws Exception {
    syncThrough(
        (order, origin) -> {
          shop.changes.delete(anyVersionOf(id));
          return "ext-1";
        });

    assertThat(shop.orders.find(id)).isEmpty();
  }

  static OrderSyncFailed[] failures() {
    return new OrderSyncFailed[] {
      new Unavailable("503", Duration.ofSeconds(9), null),
      new Rejected("422"),
      new NotAttempted("the circuit is open", Duration.ofSeconds(30), null)
    };
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureIsRecordedAndPassedOn(OrderSyncFailed failure) {
    shop.externalSystem.failNext(1, failure);

    assertThatThrownBy(() -> shop.synchronization.sync(id, RUN)).isSameAs(failure);

    assertThat(sync())
        .isEqualTo(new Synchronization(SyncStatus.FAILED, null, null, failure.reason()));
  }

  @Test
  void anUnexpectedFailureIsRecordedInGeneralWords() {
    var unexpected = new IllegalStateException("com.acme.Secret leaked");

    assertThatThrownBy(
            () ->
                syncThrough(
                    (order, origin) -> {
                      throw unexpected;
                    }))
        .isSameAs(unexpected);

    assertThat(sync().status()).isEqualTo(SyncStatus.FAILED);
    assertThat(sync().lastError()).isEqualTo("The order could not be sent; the log says why");
  }

  @Test
  void anotherAttemptMakesAFailureGood() throws Exception {
    shop.externalSystem.failNext(1, new Unavailable("503", null, null));
    assertThatThrownBy(() -> shop.synchronization.sync(id, RUN));

    shop.synchronization.sync(id, RUN);

    assertThat(sync().status()).isEqualTo(SyncStatus.SYNCED);
    assertThat(sync().lastError()).isNull();
  }

  @Test
  void aFailureToSendWhatWasEditedMeanwhileIsNotTheOrdersAnyMore() {
    assertThatThrownBy(
            () ->
                syncThrough(
                    (order, origin) -> {
                      shop.changes.submit(anyVersionOf(id));
                      throw new Unavailable("503", null, null);
                    }))
        .isInstanceOf(Unavailable.class);

    assertThat(sync().status()).isEqualTo(SyncStatus.PENDING);
  }

  @Test
  void aLateFailureDoesNotDisturbTheAttemptThatSendsTheEdit() {
    assertThatThrownBy(
            () ->
                syncThrough(
                    (order, origin) -> {
                      shop.changes.submit(anyVersionOf(id));
                      shop.orders.update(shop.order(id).beginSync(shop.clock.instant()));
                      throw new Unavailable("503", null, null);
                    }))
        .isInstanceOf(Unavailable.class);

    assertThat(sync().status()).isEqualTo(SyncStatus.SYNCING);
  }

  @Test
  void anInterruptLeavesTheOrderToTheNextAttempt() throws Exception {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> shop.synchronization.sync(id, RUN))
        .isInstanceOf(InterruptedException.class);
    assertThat(sync().status()).isEqualTo(SyncStatus.SYNCING);

    shop.synchronization.sync(id, RUN);

    assertThat(sync().status()).isEqualTo(SyncStatus.SYNCED);
  }

  @Test
  void everyAttemptForTheSameContentSendsTheSameRevision() {
    shop.externalSystem.failNext(2, new Unavailable("503", null, null));
    for (int attempt = 1; attempt <= 2; attempt++) {
      assertThatThrownBy(() -> shop.synchronization.sync(id, RUN));
    }

    assertThat(shop.externalSystem.pushes())
        .extracting(push -> push.order().revision())
        .containsExactly(1L, 1L);
  }

  @Test
  void anAttemptIsKeptWithItsAnswer() throws Exception {
    shop.synchronization.sync(id, RUN);

    SyncAttempt attempt = attempts().get(0);
    assertThat(attempts()).hasSize(1);
    assertThat(attempt)
        .isEqualTo(
            new SyncAttempt(
                id,
                shop.clock.instant(),
                attempt.took(),
                Outcome.SYNCED,
                InMemoryOrderSyncer.externalId(id),
                1,
                RUN.jobId(),
                RUN.attempt(),
                ORIGIN.requestId()));
  }

  @Test
  void theTimeThatAnAttemptTookIsMeasured() throws Exception {
    long start = System.nanoTime();

    syncThrough(
        (order, origin) -> {
          shop.clock.advance(Duration.ofHours(1));
          return "ext-1";
        });

    assertThat(attempts().get(0).took())
        .isBetween(Duration.ZERO, Duration.ofNanos(System.nanoTime() - start));
  }

  @Test
  void attemptsThatFailAreKeptInTheirSequence() {
    shop.externalSystem.failNext(1, new Rejected("422"));
    shop.externalSystem.failNext(1, new Unavailable("503", null, null));
    for (int attempt = 1; attempt <= 2; attempt++) {
      assertThatThrownBy(() -> shop.synchronization.sync(id, RUN));
    }
    assertThatThrownBy(
            () ->
                syncThrough(
                    (order, origin) -> {
                      throw new IllegalStateException("com.acme.Secret leaked");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(attempts())
        .extracting(SyncAttempt::outcome)
        .containsExactly(Outcome.FAILED, Outcome.UNAVAILABLE, Outcome.REFUSED);
    assertThat(attempts())
        .extracting(SyncAttempt::answer)
        .containsExactly("The order could not be sent; the log says why", "503", "422");
  }

  @Test
  void whatWasNotAttemptedIsNoAttempt() {
    shop.externalSystem.failNext(1, new NotAttempted("full", Duration.ofSeconds(1), null));

    assertThatThrownBy(() -> shop.synchronization.sync(id, RUN)).isInstanceOf(NotAttempted.class);

    assertThat(attempts()).isEmpty();
  }

  @Test
  void anAttemptIsKeptAlsoWhereTheOrderWasEditedMeanwhile() throws Exception {
    syncThrough(
        (order, origin) -> {
          shop.changes.submit(anyVersionOf(id));
          return "ext-1";
        });

    assertThat(attempts()).extracting(SyncAttempt::revision).containsExactly(1L);
  }

  private List<SyncAttempt> attempts() {
    return shop.syncHistory.latest(id, 10);
  }

  private void syncThrough(OrderSyncer syncer) throws InterruptedException {
    new OrderSynchronization(
            shop.orders, syncer, shop.syncHistory, shop.database, shop.clock, System::nanoTime)
        .sync(id, RUN);
  }

  private Synchronization sync() {
    return shop.order(id).synchronization();
  }
}
