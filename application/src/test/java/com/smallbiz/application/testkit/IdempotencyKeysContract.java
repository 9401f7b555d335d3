package com.smallbiz.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.smallbiz.application.idempotency.Answer;
import com.smallbiz.application.idempotency.Answer.Header;
import com.smallbiz.application.idempotency.IdempotentRequest;
import com.smallbiz.application.idempotency.Reservation;
import com.smallbiz.application.port.out.IdempotencyKeys;
import com.smallbiz.application.port.out.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all {@link IdempotencyKeys} keep to. */
public abstract class IdempotencyKeysContract {

  private static final UUID OWNER = UUID.fromString("01900000-0000-7000-8000-000000000001");
  private static final UUID ANOTHER = UUID.fromString("01900000-0000-7000-8000-000000000002");

  protected static final Answer ANSWER =
      new Answer(
          201,
          List.of(
              new Header("Location", "/api/v1/orders/1"),
              new Header("Link", "<a: b>; rel=\"next\""),
              new Header("Link", ""),
              new Header("ETag", "\"1\"")),
          new byte[] {'{', 0, (byte) 0xFF, '}'});

  private final IdempotentRequest request = requestOf(OWNER, "key-1");

  /** No key is known when a test begins. */
  protected abstract IdempotencyKeys keys();

  protected abstract Transactions transactions();

  protected abstract void letPass(Duration duration);

  /**
   * Does something while somebody else has reserved the key of this request; then that is undone.
   */
  protected abstract void whileReservedElsewhere(IdempotentRequest request, Runnable meanwhile);

  @Test
  void theFirstRequestWithAKeyIsGrantedIt() {
    assertThat(reservedAndStored(request)).isInstanceOf(Reservation.Granted.class);
  }

  @Test
  void theNextRequestIsToldWhatTheFirstWasAnswered() {
    reservedAndStored(request);

    assertAnswered(reserved(request), ANSWER);
    assertAnswered(reserved(request), ANSWER);
  }

  @Test
  void anotherRequestWithTheKeyIsToldWhoseItIs() {
    reservedAndStored(request);

    var other = new IdempotentRequest(OWNER, request.key(), "another");

    assertAnswered(reserved(other), ANSWER);
  }

  @Test
  void anAnswerMayHaveNeitherHeadersNorBody() {
    var empty = new Answer(204, List.of(), new byte[0]);
    transactions()
        .inTransaction(
            () -> {
              keys().reserve(request);
              keys().store(request, empty);
              return empty;
            });

    assertAnswered(reserved(request), empty);
  }

  @ParameterizedTest
  @ValueSource(strings = {"key-2", "KEY-1", "key-", "!", "~"})
  void keysAreToldApartExactly(String key) {
    reservedAndStored(request);

    assertThat(reservedAndStored(requestOf(OWNER, key))).isInstanceOf(Reservation.Granted.class);
    assertThat(reservedAndStored(requestOf(OWNER, "x".repeat(255))))
        .isInstanceOf(Reservation.Granted.class);
    assertThat(reservedAndStored(requestOf(OWNER, "x".repeat(254) + "y")))
        .isInstanceOf(Reservation.Granted.class);
  }

  @Test
  void keysOfDifferentOwnersDoNotMeet() {
    reservedAndStored(request);

    assertThat(reservedAndStored(requestOf(ANOTHER, "key-1")))
        .isInstanceOf(Reservation.Granted.class);
  }

  @Test
  void whatIsUndoneReservesNothing() {
    try {
      transactions()
          .inTransaction(
              () -> {
                keys().reserve(request);
                keys().store(request, ANSWER);
                throw new IllegalStateException("undone");
              });
    } catch (IllegalStateException undone) {
      // As it was meant to be.
    }

    assertThat(reservedAndStored(request)).isInstanceOf(Reservation.Granted.class);
  }

  @Test
  void whoComesWhileTheFirstIsUnderWayIsToldAtOnce() {
    whileReservedElsewhere(
        request,
        () -> {
          assertThat(reserved(request)).isInstanceOf(Reservation.InFlight.class);
          assertThat(reserved(new IdempotentRequest(OWNER, "key-1", "another")))
              .isInstanceOf(Reservation.InFlight.class);
          assertThat(reservedAndStored(requestOf(ANOTHER, "key-1")))
              .isInstanceOf(Reservation.Granted.class);
        });

    assertThat(reservedAndStored(request)).isInstanceOf(Reservation.Granted.class);
  }

  @Test
  void anAnswerIsThereForSomebodyWhoComesTogetherWithOthers() {
    reservedAndStored(request);

    whileReservedElsewhere(request, () -> assertAnswered(reserved(request), ANSWER));
  }

  @Test
  void aKeyIsRememberedForADay() {
    reservedAndStored(request);

    letPass(IdempotentRequest.REMEMBERED_FOR.minusMinutes(1));

    assertAnswered(reserved(request), ANSWER);
  }

  @Test
  void afterADayAKeyCanBeUsedAnew() {
    reservedAndStored(request);
    letPass(IdempotentRequest.REMEMBERED_FOR);

    var anew = new IdempotentRequest(OWNER, request.key(), "another");
    assertThat(reservedAndStored(anew)).isInstanceOf(Reservation.Granted.class);

    assertThat(reserved(anew))
        .isInstanceOfSatisfying(
            Reservation.Answered.class,
            known -> assertThat(known.fingerprint()).isEqualTo("another"));
  }

  @Test
  void aKeyThatIsBeingUsedAnewIsInFlight() {
    reservedAndStored(request);
    letPass(IdempotentRequest.REMEMBERED_FOR);

    whileReservedElsewhere(
        request, () -> assertThat(reserved(request)).isInstanceOf(Reservation.InFlight.class));
  }

  @Test
  void anAnswerNeedsAReservation() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          keys().store(request, ANSWER);
                          return ANSWER;
                        }));
  }

  @Test
  void keysAreForgottenOnceTheyWereRememberedForLongEnough() throws InterruptedException {
    reservedAndStored(request);
    reservedAndStored(requestOf(ANOTHER, "key-1"));
    letPass(IdempotentRequest.REMEMBERED_FOR);
    reservedAndStored(requestOf(OWNER, "key-2"));

    assertThat(keys().removeExpired()).isEqualTo(2);
    assertThat(keys().removeExpired()).isZero();

    assertAnswered(reserved(requestOf(OWNER, "key-2")), ANSWER);
  }

  @Test
  void anInterruptEndsTheForgetting() {
    reservedAndStored(request);
    letPass(IdempotentRequest.REMEMBERED_FOR);

    Thread.currentThread().interrupt();

    assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> keys().removeExpired());
  }

  protected static IdempotentRequest requestOf(UUID owner, String key) {
    return new IdempotentRequest(owner, key, "0123456789abcdef".repeat(4));
  }

  private Reservation reserved(IdempotentRequest wanted) {
    return transactions().inTransaction(() -> keys().reserve(wanted));
  }

  private Reservation reservedAndStored(IdempotentRequest wanted) {
    return transactions()
        .inTransaction(
            () -> {
              Reservation reservation = keys().reserve(wanted);
              keys().store(wanted, ANSWER);
              return reservation;
            });
  }

  private void assertAnswered(Reservation reservation, Answer answer) {
    assertThat(reservation)
        .usingRecursiveComparison()
        .isEqualTo(new Reservation.Answered(request.fingerprint(), answer));
  }
}
