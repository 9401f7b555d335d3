package com.smallbiz.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smallbiz.domain.money.CurrencyCode;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrderTest {

  private static final Instant THEN = Instant.parse("2026-11-22T14:00:00Z");
  private static final Instant NOW = THEN.plusSeconds(60);
  private static final OrderDetails DETAILS = OrderDetails.of(Drafts.DRAFT);

  private final Order draft = Order.place(new OrderId(new UUID(0, 1)), DETAILS, THEN);

  @Test
  void aNewOrderIsADraftThatNobodyElseKnowsOf() {
    assertThat(draft.status()).isEqualTo(OrderStatus.DRAFT);
    assertThat(draft.version()).isEqualTo(1);
    assertThat(draft.revision()).isEqualTo(1);
    assertThat(draft.synchronization())
        .isEqualTo(new Synchronization(SyncStatus.PENDING, null, null, null));
    assertThat(draft.createdAt()).isEqualTo(THEN);
    assertThat(draft.updatedAt()).isEqualTo(THEN);
  }

  @Nested
  class Life {

    @ParameterizedTest(name = "{1} of an order that is {0}: {2}")
    @CsvSource({
      "DRAFT,     SUBMIT,  SUBMITTED",
      "DRAFT,     FULFILL, refused",
      "DRAFT,     CANCEL,  CANCELLED",
      "DRAFT,     EDIT,    edited",
      "DRAFT,     NOTE,    edited",
      "DRAFT,     DELETE,  deleted",
      "SUBMITTED, SUBMIT,  same",
      "SUBMITTED, FULFILL, FULFILLED",
      "SUBMITTED, CANCEL,  CANCELLED",
      "SUBMITTED, EDIT,    refused",
      "SUBMITTED, NOTE,    edited",
      "SUBMITTED, DELETE,  refused",
      "FULFILLED, SUBMIT,  refused",
      "FULFILLED, FULFILL, same",
      "FULFILLED, CANCEL,  refused",
      "FULFILLED, EDIT,    refused",
      "FULFILLED, NOTE,    edited",
      "FULFILLED, DELETE,  refused",
      "CANCELLED, SUBMIT,  refused",
      "CANCELLED, FULFILL, refused",
      "CANCELLED, CANCEL,  same",
      "CANCELLED, EDIT,    refused",
      "CANCELLED, NOTE,    edited",
      "CANCELLED, DELETE,  deleted"
    })
    void everyActionOnAnOrderOfEveryStatus(OrderStatus status, Action action, String outcome) {
      Order order = orderThatIs(status);

      switch (outcome) {
        case "refused" ->
            assertThatExceptionOfType(OrderRefused.class)
                .isThrownBy(() -> action.on(order))
                .satisfies(refusal -> assertThat(refusal.orderId()).isEqualTo(order.id()))
                .withMessageContaining(status.name().toLowerCase(Locale.ROOT));
        case "same" -> assertThat(action.on(order)).isSameAs(order);
        case "deleted" -> assertThatCode(() -> action.on(order)).doesNotThrowAnyException();
        case "edited" -> {
          assertThat(action.on(order).status()).isEqualTo(status);
          assertIsNewRevision(action.on(order), order);
        }
        default -> {
          assertThat(action.on(order).status()).isEqualTo(OrderStatus.valueOf(outcome));
          assertThat(action.on(order).details()).isEqualTo(order.details());
          assertIsNewRevision(action.on(order), order);
        }
      }
    }

    private void assertIsNewRevision(Order changed, Order order) {
      assertThat(changed.revision()).isEqualTo(order.revision() + 1);
      assertThat(changed.version()).isEqualTo(order.version());
      assertThat(changed.createdAt()).isEqualTo(order.createdAt());
      assertThat(changed.updatedAt()).isEqualTo(NOW);
      assertThat(changed.synchronization().status()).isEqualTo(SyncStatus.PENDING);
    }

    @Test
    void refusalsSayWhatWasRefused() {
      var fulfilled = orderThatIs(OrderStatus.FULFILLED);

      assertThatExceptionOfType(InvalidTransition.class)
          .isThrownBy(() -> fulfilled.cancel(NOW))
          .withMessage("an order that is fulfilled cannot become cancelled")
          .satisfies(
              refusal -> {
                assertThat(refusal.from()).isEqualTo(OrderStatus.FULFILLED);
                assertThat(refusal.to()).isEqualTo(OrderStatus.CANCELLED);
              });
      assertThatExceptionOfType(OrderNotEditable.class)
          .isThrownBy(() -> Action.EDIT.on(fulfilled))
          .satisfies(it -> assertThat(it.status()).isEqualTo(OrderStatus.FULFILLED));
      assertThatExceptionOfType(OrderNotDeletable.class)
          .isThrownBy(fulfilled::requireDeletable)
          .satisfies(it -> assertThat(it.status()).isEqualTo(OrderStatus.FULFILLED));
    }

    @ParameterizedTest
    @EnumSource
    void aChangeToTheSameContentChangesNothing(OrderStatus status) {
      Order order = orderThatIs(status);

      assertThat(order.change(DETAILS, NOW)).isSameAs(order);
    }

    @ParameterizedTest
    @EnumSource(names = "DRAFT", mode = EnumSource.Mode.EXCLUDE)
    void aNoteDoesNotSmuggleInOtherChanges(OrderStatus status) {
      Order order = orderThatIs(status);
      var both =
          OrderDetails.of(Drafts.DRAFT.withNote("new note").withCustomerName("Somebody else"));

      assertThatThrownBy(() -> order.change(both, NOW)).isInstanceOf(OrderNotEditable.class);
    }
  }

  @Nested
  class Syncing {

    private final Order syncing = draft.beginSync(NOW);
    private final Order synced = syncing.synced(1, "ext-1", NOW);
    private final Order failed = syncing.syncFailed(1, "too slow", NOW);

    @Test
    void anOrderThatIsSentIsSyncing() {
      assertThat(syncing.isSyncing()).isTrue();
      assertThat(syncing.revision()).isEqualTo(draft.revision());
      assertThat(syncing.version()).isEqualTo(draft.version());
    }

    @Test
    void aSecondAttemptGoesOnWhereTheFirstLeftOff() {
      assertThat(syncing.beginSync(NOW.plusSeconds(1))).isSameAs(syncing);
    }

    @Test
    void anOrderThatWasTakenIsSyncedAndNotSentAgain() {
      assertThat(synced.synchronization())
          .isEqualTo(new Synchronization(SyncStatus.SYNCED, "ext-1", NOW, null));
      assertThat(synced.beginSync(NOW.plusSeconds(1))).isSameAs(synced);
    }

    @Test
    void anOrderThatIsTakenTwiceIsAsItWas() {
      assertThat(synced.synced(1, "ext-1", NOW.plusSeconds(1))).isSameAs(synced);
      assertThat(synced.synced(1, "ext-2", NOW).synchronization().externalId()).isEqualTo("ext-2");
    }

    @Test
    void anOrderThatWasNotTakenSaysWhyUntilItIsSentAgain() {
      assertThat(failed.synchronization())
          .isEqualTo(new Synchronization(SyncStatus.FAILED, null, null, "too slow"));
      assertThat(failed.beginSync(NOW).synchronization())
          .isEqualTo(new Synchronization(SyncStatus.SYNCING, null, null, null));
    }

    @Test
    void aChangeOfASyncedOrderMakesItPendingAndKeepsItsName() {
      assertThat(synced.submit(NOW).synchronization())
          .isEqualTo(new Synchronization(SyncStatus.PENDING, "ext-1", NOW, null));
    }

    @Test
    void aChangeOfAFailedOrderMakesItPending() {
      assertThat(failed.submit(NOW).synchronization().status()).isEqualTo(SyncStatus.PENDING);
    }

    @Test
    void anOlderContentThatWasTakenLeavesTheOrderOutdatedButKnown() {
      Order edited = Action.EDIT.on(syncing);

      Order late = edited.synced(1, "ext-1", NOW);

      assertThat(late.synchronization())
          .isEqualTo(new Synchronization(SyncStatus.PENDING, "ext-1", NOW, null));
      assertThat(late.details()).isEqualTo(edited.details());
    }

    @Test
    void anOlderContentThatWasTakenDoesNotDisturbTheNextAttempt() {
      Order sentAgain = Action.EDIT.on(syncing).beginSync(NOW);

      assertThat(sentAgain.synced(1, "ext-1", NOW).isSyncing()).isTrue();
      assertThat(sentAgain.syncFailed(2, "no", NOW).synced(1, "ext-1", NOW).synchronization())
          .isEqualTo(new Synchronization(SyncStatus.FAILED, "ext-1", NOW, "no"));
    }

    @Test
    void anOlderContentThatWasNotTakenChangesNothing() {
      Order edited = Action.EDIT.on(syncing);
      Order sentAgain = edited.beginSync(NOW);

      assertThat(edited.syncFailed(1, "too slow", NOW)).isSameAs(edited);
      assertThat(sentAgain.syncFailed(1, "too slow", NOW)).isSameAs(sentAgain);
    }

    @Test
    void aFailureThatAnotherAttemptHasMadeGoodChangesNothing() {
      assertThat(synced.syncFailed(1, "too slow", NOW)).isSameAs(synced);
    }

    @Test
    void onlyAFailedSynchronizationHasAnErrorAndASyncedOneIsComplete() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Synchronization(SyncStatus.FAILED, null, null, null));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Synchronization(SyncStatus.PENDING, null, null, "error"));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Synchronization(SyncStatus.SYNCED, null, NOW, null));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Synchronization(SyncStatus.SYNCED, "ext-1", null, null));
    }
  }

  @Test
  void theCurrencyIsPartOfTheContent() {
    var inEuro = OrderDetails.of(Drafts.DRAFT.withCurrency("EUR"));

    assertThat(draft.change(inEuro, NOW).details().currency()).isEqualTo(new CurrencyCode("EUR"));
    assertThat(draft.change(inEuro, NOW).revision()).isEqualTo(2);
  }

  private Order orderThatIs(OrderStatus status) {
    return switch (status) {
      case DRAFT -> draft;
      case SUBMITTED -> draft.submit(THEN);
      case FULFILLED -> draft.submit(THEN).fulfill(THEN);
      case CANCELLED -> draft.cancel(THEN);
    };
  }

  /** What can be done with an order. */
  private enum Action {
    SUBMIT,
    FULFILL,
    CANCEL,
    EDIT,
    NOTE,
    DELETE;

    Order on(Order order) {
      return switch (this) {
        case SUBMIT -> order.submit(NOW);
        case FULFILL -> order.fulfill(NOW);
        case CANCEL -> order.cancel(NOW);
        case EDIT ->
            order.change(OrderDetails.of(Drafts.DRAFT.withCustomerName("Grace Hopper")), NOW);
        case NOTE -> order.change(order.details().withNote("new note"), NOW);
        case DELETE -> {
          order.requireDeletable();
          yield order;
        }
      };
    }
  }
}
