package com.smallbiz.application.usecase;

import com.smallbiz.application.idempotency.Answer;
import com.smallbiz.application.idempotency.Attempt;
import com.smallbiz.application.idempotency.IdempotentRequest;
import com.smallbiz.application.idempotency.Reservation;
import com.smallbiz.application.port.in.AnswerOnce;
import com.smallbiz.application.port.in.AnsweredOnce;
import com.smallbiz.application.port.out.IdempotencyKeys;
import com.smallbiz.application.port.out.Transactions;
import java.util.function.Supplier;

/**
 * Answers requests once. The key is reserved, the change is made and the answer is stored in one
 * transaction: there is no moment at which a crash could leave one without the others.
 *
 * <p>A refusal undoes the transaction, and the reservation with it. It is stored in a second one,
 * as long as nobody else was first meanwhile: what is stored is what all are told.
 */
public final class Idempotency implements AnswerOnce {

  private final IdempotencyKeys keys;
  private final Transactions transactions;

  public Idempotency(IdempotencyKeys keys, Transactions transactions) {
    this.keys = keys;
    this.transactions = transactions;
  }

  @Override
  public AnsweredOnce answer(IdempotentRequest request, Supplier<Attempt> work) {
    Attempt attempt;
    try {
      return once(request, () -> done(work.get()));
    } catch (Undone undone) {
      attempt = undone.attempt;
    }
    return attempt.result() == Attempt.Result.REFUSED
        ? once(request, attempt::answer)
        : new AnsweredOnce.Fresh(attempt.answer());
  }

  private AnsweredOnce once(IdempotentRequest request, Supplier<Answer> first) {
    return transactions.inTransaction(
        () -> {
          Reservation reservation = keys.reserve(request);
          if (reservation instanceof Reservation.InFlight) {
            return new AnsweredOnce.InFlight();
          }
          if (reservation instanceof Reservation.Answered known) {
            return known.fingerprint().equals(request.fingerprint())
                ? new AnsweredOnce.Replayed(known.answer())
                : new AnsweredOnce.Reused();
          }
          Answer answer = first.get();
          keys.store(request, answer);
          return new AnsweredOnce.Fresh(answer);
        });
  }

  private static Answer done(Attempt attempt) {
    if (attempt.result() != Attempt.Result.DONE) {
      throw new Undone(attempt);
    }
    return attempt.answer();
  }

  /** How a transaction is undone: parts of it may be already, and could not be committed. */
  private static final class Undone extends RuntimeException {

    private final transient Attempt attempt;

    Undone(Attempt attempt) {
      super("the attempt is undone", null, false, false);
      this.attempt = attempt;
    }
  }
}
