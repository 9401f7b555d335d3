package com.smallbiz.application.usecase;

import static com.smallbiz.application.idempotency.Attempt.Result.DONE;
import static com.smallbiz.application.idempotency.Attempt.Result.REFUSED;
import static com.smallbiz.application.idempotency.Attempt.Result.VOID;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smallbiz.application.idempotency.Answer;
import com.smallbiz.application.idempotency.Attempt;
import com.smallbiz.application.idempotency.IdempotentRequest;
import com.smallbiz.application.port.in.AnsweredOnce;
import com.smallbiz.application.port.in.AnsweredOnce.Fresh;
import com.smallbiz.application.port.in.AnsweredOnce.InFlight;
import com.smallbiz.application.port.in.AnsweredOnce.Replayed;
import com.smallbiz.application.port.in.AnsweredOnce.Reused;
import com.smallbiz.application.port.out.StorageUnavailable;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.application.testkit.InMemoryIdempotencyKeys;
import com.smallbiz.application.testkit.OrderFixtures;
import com.smallbiz.application.testkit.Shop;
import com.smallbiz.application.testkit.Witness;
import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class IdempotencyTest {

  private static final IdempotentRequest REQUEST = requestOf("key", "fingerprint");

  private final Shop shop = new Shop();
  private final Witness witness = new Witness();
  private final InMemoryIdempotencyKeys keys =
      new InMemoryIdempotencyKeys(shop.database, shop.clock);
  private final Idempotency idempotency =
      new Idempotency(keys, witness.of(Transactions.class, shop.database));
  private final AtomicInteger attempts = new AtomicInteger();

  @Test
  void workIsDoneOnceAndItsAnswerGivenAgain() {
    Answer first = fresh(idempotency.answer(REQUEST, work(DONE)));

    assertThat(replayed(idempotency.answer(REQUEST, work(DONE)))).isSameAs(first);
    assertThat(attempts).hasValue(1);
  }

  @Test
  void aKeyOfAnotherRequestIsNotAnswered() {
    idempotency.answer(REQUEST, work(DONE));

    assertThat(idempotency.answer(requestOf("key", "another"), work(DONE))).isEqualTo(new Reused());
    assertThat(attempts).hasValue(1);
  }

  @Test
  void nothingIsBegunWhileTheFirstIsUnderWay() {
    keys.whileReservedElsewhere(
        REQUEST,
        () -> assertThat(idempotency.answer(REQUEST, work(DONE))).isEqualTo(new InFlight()));

    assertThat(attempts).hasValue(0);
  }

  @Test
  void theChangeAndTheAnswerAreOne() {
    witness.failAfter("inTransaction", new StorageUnavailable("the line broke", new Exception()));
    Supplier<Attempt> creation = () -> attempt(DONE, shop.order().id().toString());

    // Whether it was committed is not known to whoever asked.
    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> idempotency.answer(REQUEST, creation));

    String told = text(replayed(idempotency.answer(REQUEST, creation)));
    assertThat(shop.order(new OrderId(UUID.fromString(told)))).isNotNull();
  }

  @Test
  void whatIsVoidIsUndoneAndMayBeAskedForAgain() {
    Order order = OrderFixtures.anOrder();

    fresh(idempotency.answer(REQUEST, () -> adding(order, VOID)));
    assertThat(shop.orders.find(order.id())).isEmpty();

    fresh(idempotency.answer(REQUEST, () -> adding(order, DONE)));
    assertThat(shop.orders.find(order.id())).isPresent();
  }

  @Test
  void aRefusalIsUndoneButItsAnswerStands() {
    Order order = OrderFixtures.anOrder();

    Answer refusal = fresh(idempotency.answer(REQUEST, () -> adding(order, REFUSED)));

    assertThat(shop.orders.find(order.id())).isEmpty();
    assertThat(replayed(idempotency.answer(REQUEST, work(DONE)))).isSameAs(refusal);
    assertThat(attempts).hasValue(0);
  }

  /** A part that threw makes the whole transaction one that cannot be committed. */
  @Test
  void aRefusalStandsAlsoWhereAPartOfTheTransactionHasFailed() {
    Answer refusal =
        fresh(
            idempotency.answer(
                REQUEST,
                () -> {
                  assertThatThrownBy(() -> shop.database.inTransaction(IdempotencyTest::fail))
                      .isInstanceOf(IllegalStateException.class);
                  return attempt(REFUSED, "no");
                }));

    assertThat(replayed(idempotency.answer(REQUEST, work(DONE)))).isSameAs(refusal);
  }

  @Test
  void aRefusalThatComesAfterAnothersAnswerGivesWayToIt() {
    var overtaking = new Overtaking();

    AnsweredOnce late =
        new Idempotency(keys, overtaking).answer(REQUEST, () -> attempt(REFUSED, "no"));

    assertThat(replayed(late)).isSameAs(overtaking.answer);
  }

  @Test
  void whatTheWorkThrowsUndoesEverythingAndIsPassedOn() {
    Order order = OrderFixtures.anOrder();

    assertThatThrownBy(
            () ->
                idempotency.answer(
                    REQUEST,
                    () -> {
                      shop.orders.add(order);
                      return fail();
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("on purpose");

    assertThat(shop.orders.find(order.id())).isEmpty();
    fresh(idempotency.answer(REQUEST, work(DONE)));
  }

  @Test
  void theQueueHearsOfAJobOnceTheAnswerIsStored() {
    OrderId order = shop.order().id();

    idempotency.answer(
        REQUEST,
        () -> {
          shop.requestSync(order);
          assertThat(shop.witness.journalOf("handIn")).isEmpty();
          return attempt(DONE, "accepted");
        });

    assertThat(shop.witness.journalOf("handIn")).hasSize(1);
  }

  @Test
  void theQueueHearsNothingOfWhatWasUndone() {
    OrderId order = shop.order().id();

    idempotency.answer(
        REQUEST,
        () -> {
          shop.requestSync(order);
          return attempt(REFUSED, "no");
        });

    assertThat(shop.witness.journalOf("handIn")).isEmpty();
  }

  private Supplier<Attempt> work(Attempt.Result result) {
    return () -> attempt(result, "attempt " + attempts.incrementAndGet());
  }

  private Attempt adding(Order order, Attempt.Result result) {
    shop.orders.add(order);
    return attempt(result, "added");
  }

  private static Attempt attempt(Attempt.Result result, String text) {
    return new Attempt(result, new Answer(200, List.of(), text.getBytes(UTF_8)));
  }

  private static String text(Answer answer) {
    return new String(answer.body(), UTF_8);
  }

  private static Attempt fail() {
    throw new IllegalStateException("on purpose");
  }

  private static Answer fresh(AnsweredOnce answered) {
    assertThat(answered).isInstanceOf(Fresh.class);
    return ((Fresh) answered).answer();
  }

  private static Answer replayed(AnsweredOnce answered) {
    assertThat(answered).isInstanceOf(Replayed.class);
    return ((Replayed) answered).answer();
  }

  private static IdempotentRequest requestOf(String key, String fingerprint) {
    return new IdempotentRequest(new UUID(0, 0), key, fingerprint);
  }

  /** Somebody else is quicker, between two transactions of a slower one. */
  private final class Overtaking implements Transactions {

    private Answer answer;
    private int transactions;

    @Override
    public <T> T inTransaction(Supplier<T> work) {
      if (++transactions == 2) {
        answer = fresh(idempotency.answer(REQUEST, IdempotencyTest.this.work(DONE)));
      }
      return shop.database.inTransaction(work);
    }

    @Override
    public void afterCommit(Runnable action) {
      shop.database.afterCommit(action);
    }
  }
}
